package org.hone.ui.results;

import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;

/** One step with its state, its time and its error. */
final class StepCell extends ListCell<StepResult> {
    private static final double PADDING = 26;
    private static final double BORDERS = 4;

    private final ResourceBundle text;
    private final Function<StepResult, String> status;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label note = new Label();
    private final VBox box;

    /**
     * @param status how a step stands, in a word or two
     */
    StepCell(ResourceBundle text, Function<StepResult, String> status) {
        this.text = text;
        this.status = status;
        name.getStyleClass().add("step-name");
        state.setMinWidth(Region.USE_PREF_SIZE);
        note.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        box = new VBox(2, new HBox(8, name, space, state), note);
        setPrefWidth(0);
        box.prefWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(StepResult step, boolean empty) {
        super.updateItem(step, empty);
        if (empty || step == null) {
            setGraphic(null);
            return;
        }
        String style = style(step.status());
        name.setText(step.step());
        state.setText(status.apply(step));
        state.getStyleClass().setAll("label", style);
        note.setText(
                step.status() == StepStatus.SUCCEEDED
                        ? text.getString("results.rows")
                                .formatted(step.table().rows().size(), step.elapsed().toMillis())
                        : step.error());
        note.getStyleClass().setAll("label", style.equals("state-bad") ? style : "muted");
        boolean said = !note.getText().isEmpty();
        note.setVisible(said);
        note.setManaged(said);
        setGraphic(box);
    }

    /** As high as its sentences need at the width that the list gives. */
    @Override
    protected double computePrefHeight(double width) {
        if (isEmpty() || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double inner = Math.max(getWidth(), getListView().getWidth() - BORDERS) - PADDING;
        return snappedTopInset() + box.prefHeight(Math.max(inner, 1)) + snappedBottomInset();
    }

    private static String style(StepStatus status) {
        return switch (status) {
            case RUNNING -> "state-running";
            case RETRYING -> "state-retrying";
            case SUCCEEDED -> "state-done";
            case FAILED, TIMED_OUT -> "state-bad";
            case WAITING, SKIPPED, CANCELLED -> "muted";
        };
    }
}
