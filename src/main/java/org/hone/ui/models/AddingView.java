package org.hone.ui.models;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hone.ui.fx.Shown;

/** Binds what is between a wish and the list: the question, the progress, how it ended. */
final class AddingView {
    private final ModelsViewModel model;
    @FXML private VBox proposal;
    @FXML private Label path;
    @FXML private RadioButton link;
    @FXML private RadioButton copy;
    @FXML private Button add;
    @FXML private HBox working;
    @FXML private Label title;
    @FXML private Label detail;
    @FXML private ProgressBar bar;
    @FXML private Label error;
    @FXML private Label message;

    AddingView(ModelsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Shown.when(proposal, model.proposal().map(Optional::isPresent));
        path.textProperty().bind(model.proposal().map(now -> now.map(Object::toString).orElse("")));
        ToggleGroup group = new ToggleGroup();
        link.setToggleGroup(group);
        copy.setToggleGroup(group);
        copy.setSelected(model.copying().get());
        link.setSelected(!model.copying().get());
        model.copying().addListener((property, old, now) -> group.selectToggle(now ? copy : link));
        copy.selectedProperty().addListener((property, old, now) -> model.copying().set(now));
        model.proposal()
                .addListener(
                        (property, old, now) -> {
                            if (now.isPresent()) {
                                add.requestFocus();
                            }
                        });
        Shown.when(working, model.work().busy());
        title.textProperty().bind(model.work().title());
        detail.textProperty().bind(model.work().detail());
        bar.progressProperty().bind(model.work().fraction());
        error.textProperty().bind(model.error());
        Shown.when(error, model.error().isNotEmpty());
        message.textProperty().bind(model.message());
        Shown.when(message, model.message().isNotEmpty());
    }

    @FXML
    private void add() {
        model.add();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}
