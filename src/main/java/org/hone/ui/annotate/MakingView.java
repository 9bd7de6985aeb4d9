package org.hone.ui.annotate;

import java.io.File;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.hone.assistant.MakingStatus;
import org.hone.ui.fx.Shown;

/** Binds the order for new tasks and its progress. */
final class MakingView {
    private final MakingModel model;
    private final ResourceBundle text;

    @FXML private VBox box;
    @FXML private VBox form;
    @FXML private TextArea queries;
    @FXML private Spinner<Integer> library;
    @FXML private Spinner<Integer> gold;
    @FXML private Spinner<Integer> candidates;
    @FXML private Spinner<Integer> overlap;
    @FXML private Button make;
    @FXML private Label problem;
    @FXML private HBox running;
    @FXML private ProgressBar bar;
    @FXML private Label said;
    @FXML private Button pause;
    @FXML private Button cancel;

    MakingView(MakingModel model, ResourceBundle text) {
        this.model = model;
        this.text = text;
    }

    @FXML
    private void initialize() {
        queries.textProperty().bindBidirectional(model.queries());
        bind(library, 0, 1000, model.fromLibrary());
        bind(gold, 0, 200, model.gold());
        bind(candidates, 2, 6, model.candidates());
        bind(overlap, 1, 10, model.overlap());
        problem.textProperty().bind(model.problem());
        Shown.when(problem, model.problem().isNotEmpty());
        Shown.when(form, model.open());
        Shown.when(running, model.status().map(now -> now.phase() != MakingStatus.Phase.IDLE));
        Shown.when(box, form.visibleProperty().or(running.visibleProperty()));
        make.disableProperty().bind(model.status().map(MakingStatus::active));
        Shown.when(pause, model.status().map(MakingStatus::active));
        Shown.when(cancel, model.status().map(MakingStatus::active));
        Shown.when(bar, model.status().map(MakingStatus::active));
        model.status().addListener((property, old, now) -> show(now));
    }

    private static void bind(
            Spinner<Integer> spinner,
            int least,
            int most,
            javafx.beans.property.IntegerProperty value) {
        spinner.setValueFactory(new IntegerSpinnerValueFactory(least, most, value.get()));
        spinner.getValueFactory()
                .valueProperty()
                .addListener((property, old, now) -> value.set(now));
        value.addListener(
                (property, old, now) -> spinner.getValueFactory().setValue(now.intValue()));
    }

    private void show(MakingStatus now) {
        bar.setProgress(now.total() == 0 ? 0 : (double) now.looked() / now.total());
        pause.setText(
                text.getString(
                        now.phase() == MakingStatus.Phase.PAUSED
                                ? "annotate.make.resume"
                                : "annotate.make.pause"));
        String format =
                switch (now.phase()) {
                    case PAUSED -> "annotate.make.paused";
                    case DONE -> "annotate.make.done";
                    case CANCELLED -> "annotate.make.cancelled";
                    case FAILED -> "annotate.make.failed";
                    default -> "annotate.make.running";
                };
        String progress =
                text.getString(format)
                        .formatted(now.made(), now.looked(), now.total(), now.problem());
        String passed =
                now.known() + now.without() == 0
                        ? ""
                        : " "
                                + text.getString("annotate.make.passed")
                                        .formatted(now.known(), now.without());
        said.setText(progress + passed);
    }

    @FXML
    private void make() {
        model.make();
        model.open().set(false);
    }

    @FXML
    private void read() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text.getString("annotate.make.file"));
        Optional.ofNullable(chooser.showOpenDialog(form.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(
                        file ->
                                model.read(
                                        file,
                                        text.getString("annotate.make.unreadable")
                                                .formatted(file)));
    }

    @FXML
    private void pause() {
        model.pauseOrGoOn();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void close() {
        model.open().set(false);
    }
}
