package org.hone.ui.results;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** A number or a sentence in place of a table, with what to make of it. */
final class MessagePane implements AnswerPane {
    private final VBox root;

    /**
     * @param styleClass of the first line
     */
    MessagePane(String message, String styleClass, String explanation) {
        Label first = line(message);
        first.getStyleClass().add(styleClass);
        Label second = line(explanation);
        second.getStyleClass().add("muted");
        root = new VBox(first, second);
        root.getStyleClass().add("empty-answer");
    }

    private static Label line(String words) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.setTextAlignment(TextAlignment.CENTER);
        line.setAlignment(Pos.CENTER);
        line.setMaxWidth(560);
        return line;
    }

    @Override
    public Parent root() {
        return root;
    }
}
