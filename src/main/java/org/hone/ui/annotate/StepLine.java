package org.hone.ui.annotate;

import java.util.List;
import java.util.ResourceBundle;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hone.assistant.StepInWords;
import org.hone.ui.control.PlanDifferences.Piece;

/** A step of a candidate: its sentence with what differs from the other plans set off. */
final class StepLine {
    private StepLine() {}

    /**
     * @param tellReturned whether to say what becomes of the result
     * @param returnedDiffers whether others treat the result otherwise
     */
    static Node of(
            int number,
            StepInWords step,
            List<Piece> pieces,
            boolean tellReturned,
            boolean returnedDiffers,
            ResourceBundle text) {
        TextFlow sentence = new TextFlow();
        sentence.getStyleClass().add("candidate-sentence");
        pieces.forEach(piece -> sentence.getChildren().add(node(piece)));
        sentence.setMinWidth(0);
        VBox body = new VBox(2, sentence);
        if (tellReturned) {
            Label fate =
                    new Label(
                            text.getString(
                                    step.returned()
                                            ? "annotate.step.shown"
                                            : "annotate.step.hidden"));
            fate.getStyleClass().add("step-fate");
            if (returnedDiffers) {
                fate.getStyleClass().add("differs");
            }
            body.getChildren().add(fate);
        }
        HBox.setHgrow(body, Priority.ALWAYS);
        Label index = new Label(number + ".");
        index.getStyleClass().add("muted");
        index.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(8, index, body);
    }

    private static Text node(Piece piece) {
        Text words = new Text(piece.text());
        words.getStyleClass().add(piece.name() ? "candidate-name" : "candidate-words");
        if (piece.differs()) {
            words.getStyleClass().add("differing");
        }
        return words;
    }
}
