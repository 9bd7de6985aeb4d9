package org.hone.ui.models;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hone.assistant.AddedModel;
import org.hone.domain.ModelRole;
import org.kordamp.ikonli.javafx.FontIcon;

/** An added model in the list: its name, kind, size and what it is used as. */
final class ModelCell extends ListCell<AddedModel> {
    private final ModelWords words;
    private final Function<String, List<ModelRole>> uses;
    private final Label name = new Label();
    private final FontIcon damaged = new FontIcon("fth-alert-triangle");
    private final Label facts = new Label();
    private final Label badge = new Label();
    private final VBox box = new VBox(2, new HBox(8, name, damaged), facts, badge);

    ModelCell(ModelWords words, Function<String, List<ModelRole>> uses) {
        this.words = words;
        this.uses = uses;
        name.getStyleClass().add("step-name");
        damaged.getStyleClass().add("failure-icon");
        damaged.managedProperty().bind(damaged.visibleProperty());
        facts.getStyleClass().addAll("muted", "model-brief");
        badge.getStyleClass().add("badge");
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        badge.managedProperty().bind(badge.visibleProperty());
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(AddedModel model, boolean empty) {
        super.updateItem(model, empty);
        if (empty || model == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(model.id());
        damaged.setVisible(model.lastCheck().filter(check -> !check.sound()).isPresent());
        facts.setText(words.brief(model));
        badge.setText(
                uses.apply(model.id()).stream().map(words::role).collect(Collectors.joining(", ")));
        setAccessibleText(
                Stream.of(name, facts, badge)
                        .map(Label::getText)
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining(", ")));
        setGraphic(box);
    }
}
