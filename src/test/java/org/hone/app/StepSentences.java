package org.hone.app;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.testfx.api.FxRobot;

/** What the copilot screen says of a plan. */
final class StepSentences {
    private StepSentences() {}

    static List<String> shown(FxRobot robot) {
        return robot.lookup("#steps").queryAs(Pane.class).lookupAll(".step-sentence").stream()
                .map(
                        sentence ->
                                ((TextFlow) sentence)
                                        .getChildren().stream()
                                                .map(piece -> ((Text) piece).getText())
                                                .collect(Collectors.joining()))
                .toList();
    }
}
