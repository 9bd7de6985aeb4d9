package org.hone.ui.copilot;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hone.assistant.ShownPlan;
import org.hone.assistant.StepInWords;

/** The steps of a plan as numbered cards. */
final class StepCards {
    private StepCards() {}

    static List<Node> of(ShownPlan plan, ResourceBundle text) {
        List<Node> cards = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            cards.add(card(i + 1, plan.steps().get(i), text));
        }
        return cards;
    }

    private static Node card(int number, StepInWords step, ResourceBundle text) {
        Label index = new Label(Integer.toString(number));
        index.getStyleClass().add("step-number");
        index.setMinWidth(Region.USE_PREF_SIZE);
        Label sentence = new Label(step.sentence());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("step-sentence");
        Label types =
                new Label(
                        step.input().isEmpty()
                                ? step.output()
                                : step.input() + "  \u2192  " + step.output());
        types.getStyleClass().add("muted");
        Label call = new Label(step.call());
        call.setWrapText(true);
        call.getStyleClass().add("code");
        TitledPane details = new TitledPane(text.getString("copilot.call"), call);
        details.setExpanded(false);
        details.setAnimated(false);
        details.getStyleClass().add("dense");
        VBox body = new VBox(4, sentence, types, details);
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox card = new HBox(14, index, body);
        card.getStyleClass().add("card");
        return card;
    }
}
