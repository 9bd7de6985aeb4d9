package org.hone.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import org.hone.assistant.ModelShelf;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.ui.fx.Shown;

/** Binds the models in use, one row per role. */
final class InUseView {
    private final ModelsViewModel model;
    private final ModelWords words;
    @FXML private GridPane rows;
    @FXML private Label waiting;

    InUseView(ModelsViewModel model, ModelWords words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        model.versions().addListener((property, old, now) -> show());
        model.shelf().addListener((property, old, now) -> show());
        Shown.when(waiting, model.versions().map(List::isEmpty));
        show();
    }

    private void show() {
        rows.getChildren().clear();
        Map<ModelRole, String> added = model.shelf().get().orElse(ModelShelf.EMPTY).inUse();
        int row = 0;
        for (ModelVersion version : model.versions().get()) {
            rows.addRow(row++, nodes(version, added.containsKey(version.role())));
        }
    }

    private Node[] nodes(ModelVersion version, boolean added) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(label(words.role(version.role()), "muted"));
        nodes.add(label(version.name(), "in-use-name"));
        nodes.add(
                label(
                        words.text()
                                .getString(
                                        version.trained() ? "models.trained" : "models.untrained"),
                        version.trained() ? "said-good" : "muted"));
        Label checksum = label(words.brief(version.checksum()), "code");
        checksum.setTooltip(new Tooltip(version.checksum()));
        nodes.add(checksum);
        if (added) {
            Button back = new Button(words.text().getString("models.shipped"));
            back.getStyleClass().add("small");
            back.setOnAction(event -> model.useShipped(version.role()));
            back.disableProperty().bind(model.work().busy());
            nodes.add(back);
        }
        return nodes.toArray(Node[]::new);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
