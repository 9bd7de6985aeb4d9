package org.hone.ui.models;

import java.util.List;
import java.util.function.Function;
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

    ModelCell(ModelWords words, Function<String, List<ModelRole>> uses) {
        this.words = words;
        this.uses = uses;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(AddedModel model, boolean empty) {
        super.updateItem(model, empty);
        setText(null);
        setGraphic(empty || model == null ? null : graphic(model));
        setAccessibleText(empty || model == null ? null : model.id() + ", " + words.brief(model));
    }

    private VBox graphic(AddedModel model) {
        Label name = new Label(model.id());
        name.getStyleClass().add("step-name");
        HBox top = new HBox(8, name);
        if (model.lastCheck().filter(check -> !check.sound()).isPresent()) {
            FontIcon warning = new FontIcon("fth-alert-triangle");
            warning.getStyleClass().add("failure-icon");
            top.getChildren().add(warning);
        }
        Label facts = new Label(words.brief(model));
        facts.getStyleClass().addAll("muted", "model-brief");
        VBox box = new VBox(2, top, facts);
        uses.apply(model.id())
                .forEach(
                        role -> {
                            Label badge = new Label(words.role(role));
                            badge.getStyleClass().add("badge");
                            box.getChildren().add(badge);
                        });
        return box;
    }
}
