package org.hone.ui.settings;

import java.util.List;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the settings screen: its groups, and what applies or reverts them. */
public final class SettingsView implements Screen {
    private final SettingsViewModel model;
    private final Folders folders;
    private final ViewLoader views;
    private final ResourceBundle text;
    private final Runnable help;
    private final Parent root;
    @FXML private VBox groups;
    @FXML private Label unsaved;
    @FXML private Label waiting;
    @FXML private Label error;
    @FXML private Label message;
    @FXML private Button revert;
    @FXML private Button apply;

    /**
     * @param help shows the shortcuts
     */
    public SettingsView(SettingsViewModel model, Folders folders, ViewLoader views, Runnable help) {
        this.model = model;
        this.folders = folders;
        this.views = views;
        this.text = views.text();
        this.help = help;
        root = views.load(this);
    }

    @FXML
    private void initialize() {
        Parent service = views.load(new ServiceGroup(model, text));
        Parent firstModel = views.load(new FirstModelGroup(model, text));
        service.disableProperty().bind(model.known().not());
        firstModel.disableProperty().bind(model.known().not());
        groups.getChildren()
                .addAll(
                        views.load(new WindowGroup(model, text)),
                        service,
                        firstModel,
                        views.load(new MoreGroup(model, folders, help)));
        Shown.when(waiting, model.known().not());
        Shown.when(unsaved, model.dirty());
        error.textProperty().bind(model.error());
        Shown.when(error, model.error().isNotEmpty());
        message.textProperty().bind(model.message());
        Shown.when(message, model.message().isNotEmpty().and(model.error().isEmpty()));
        revert.disableProperty().bind(model.dirty().not().or(model.applying()));
        apply.disableProperty().bind(model.appliable().not());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                Shortcut.of("Shortcut+S", text.getString("settings.key.apply"), this::apply),
                Shortcut.of("Esc", text.getString("settings.key.cancel"), model.test()::forget));
    }

    @Override
    public void shown() {
        if (!model.known().get()) {
            model.load();
        }
    }

    @FXML
    private void apply() {
        model.apply();
    }

    @FXML
    private void revert() {
        model.revert();
    }
}
