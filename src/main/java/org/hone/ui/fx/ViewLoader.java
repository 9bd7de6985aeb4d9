package org.hone.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads a view's FXML, which lies beside its class among the resources, around a given controller.
 */
public final class ViewLoader {
    private final ResourceBundle text;

    /**
     * @param text all visible text
     */
    public ViewLoader(ResourceBundle text) {
        this.text = text;
    }

    /** The root of the view whose controller this is. */
    public Parent load(Object controller) {
        String name = controller.getClass().getSimpleName() + ".fxml";
        FXMLLoader loader = new FXMLLoader(controller.getClass().getResource(name), text);
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("The view " + name + " belongs to the program", broken);
        }
    }

    /** All visible text. */
    public ResourceBundle text() {
        return text;
    }
}
