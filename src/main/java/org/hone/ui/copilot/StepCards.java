package org.hone.ui.copilot;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.hone.assistant.ShownPlan;

/** The steps of a plan as numbered cards. */
final class StepCards {
    private StepCards() {}

    /**
     * @param copy puts a call on the clipboard
     */
    static List<Node> of(ShownPlan plan, ResourceBundle text, Consumer<String> copy) {
        List<Node> cards = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            cards.add(new StepCard(i + 1, plan.steps().get(i), text, copy));
        }
        return cards;
    }

    /** The complete and the growing lines of a plan's text that is coming in. */
    static List<Node> coming(String planText) {
        List<Node> cards = new ArrayList<>();
        for (String line : planText.strip().split("\n")) {
            if (!line.isBlank() && !"return".startsWith(line.strip().split(" ")[0])) {
                cards.add(coming(cards.size() + 1, line));
            }
        }
        return cards;
    }

    private static Node coming(int number, String line) {
        Label call = new Label(line);
        call.setWrapText(true);
        call.getStyleClass().addAll("code", "muted");
        HBox.setHgrow(call, Priority.ALWAYS);
        HBox card = new HBox(14, number(number), call);
        card.getStyleClass().addAll("card", "coming");
        return card;
    }

    static Label number(int number) {
        Label index = new Label(Integer.toString(number));
        index.getStyleClass().add("step-number");
        index.setMinWidth(Region.USE_PREF_SIZE);
        return index;
    }
}
