package org.hone.ui.annotate;

import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hone.assistant.ShownCandidate;
import org.hone.assistant.StepInWords;
import org.hone.ui.control.PlanDifferences;
import org.hone.ui.fx.Shown;
import org.kordamp.ikonli.javafx.FontIcon;

/** One of the plans to compare: its key, its steps in words, its rank and its answer. */
final class CandidateCard extends VBox {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final int position;
    private final ResourceBundle text;
    private final AnnotateViewModel model;
    private final String sentences;
    private final Label rank = new Label();
    private final VBox answer = new VBox(4);

    /**
     * @param position of the plan as it was given, from 0
     */
    CandidateCard(
            int position,
            ShownCandidate candidate,
            PlanDifferences differences,
            AnnotateViewModel model,
            ResourceBundle text) {
        super(10);
        this.position = position;
        this.model = model;
        this.text = text;
        sentences =
                candidate.steps().stream()
                        .map(StepInWords::sentence)
                        .collect(Collectors.joining(". "));
        setId("candidate-" + (position + 1));
        getStyleClass().addAll("card", "candidate");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleHelp(text.getString("annotate.card.help"));
        VBox steps = new VBox(10);
        boolean allReturned = candidate.steps().stream().allMatch(StepInWords::returned);
        for (int i = 0; i < candidate.steps().size(); i++) {
            steps.getChildren()
                    .add(
                            StepLine.of(
                                    i + 1,
                                    candidate.steps().get(i),
                                    differences.pieces(position, i),
                                    !allReturned,
                                    differences.returnedDiffers(position, i),
                                    text));
        }
        VBox.setVgrow(steps, Priority.ALWAYS);
        answer.getStyleClass().add("candidate-answer");
        answer.setId("answer-" + (position + 1));
        Shown.when(answer, javafx.beans.binding.Bindings.isNotEmpty(answer.getChildren()));
        getChildren().addAll(head(), steps, answer);
        setOnMouseClicked(event -> requestFocus());
        dragging();
        showRank();
    }

    int position() {
        return position;
    }

    private HBox head() {
        Button pick = new Button(Integer.toString(position + 1));
        pick.setId("pick-" + (position + 1));
        pick.getStyleClass().addAll("pick", "small");
        pick.setFocusTraversable(false);
        pick.setAccessibleText(text.getString("annotate.pick").formatted(position + 1));
        pick.setTooltip(new Tooltip(text.getString("annotate.pick").formatted(position + 1)));
        pick.setOnAction(event -> model.pick(position));
        pick.setMinWidth(USE_PREF_SIZE);
        rank.getStyleClass().add("rank");
        rank.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button preview = new Button(text.getString("annotate.preview"), new FontIcon("fth-play"));
        preview.getStyleClass().addAll("flat", "small");
        preview.setFocusTraversable(false);
        preview.setTooltip(new Tooltip(text.getString("annotate.preview.key")));
        preview.setOnAction(event -> preview());
        FontIcon grip = new FontIcon("fth-move");
        grip.getStyleClass().add("grip");
        HBox head = new HBox(8, pick, rank, space, preview, grip);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return head;
    }

    /** Runs the plan's calls, or puts the answer away. */
    void preview() {
        model.current().get().ifPresent(task -> model.previews().toggle(task.task(), position));
    }

    /** Shows the answer as it stands; nothing when there is none. */
    void show(PreviewModel.Preview preview) {
        answer.getChildren().setAll(preview == null ? List.of() : AnswerLines.of(preview, text));
    }

    /** Shows the mark and the place in the order. */
    void showRank() {
        RankingModel ranking = model.ranking();
        boolean marked = ranking.marked(position);
        pseudoClassStateChanged(MARKED, marked);
        String place =
                ranking.rank(position).stream()
                        .mapToObj(now -> text.getString("annotate.rank").formatted(now))
                        .findFirst()
                        .orElse(marked ? text.getString("annotate.marked") : "");
        rank.setText(place);
        rank.setVisible(!place.isEmpty());
        rank.setManaged(!place.isEmpty());
        setAccessibleText(
                text.getString("annotate.card").formatted(position + 1, place, sentences));
    }

    private void dragging() {
        setOnDragDetected(
                event -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(getId());
                    startDragAndDrop(TransferMode.MOVE).setContent(content);
                    event.consume();
                });
        setOnDragOver(
                event -> {
                    if (event.getGestureSource() instanceof CandidateCard other && other != this) {
                        event.acceptTransferModes(TransferMode.MOVE);
                    }
                });
        setOnDragDropped(
                event -> {
                    if (event.getGestureSource() instanceof CandidateCard other) {
                        model.ranking()
                                .moveTo(other.position, model.ranking().order().indexOf(position));
                        event.setDropCompleted(true);
                    }
                });
    }
}
