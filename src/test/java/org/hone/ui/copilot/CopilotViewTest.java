package org.hone.ui.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.hone.assistant.AssistantException.Reason;
import org.hone.task.SynchronousTaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What an analyst types and presses on the copilot screen, without a display. */
@ExtendWith(ApplicationExtension.class)
class CopilotViewTest {
    private final FakeCopilot fake = new FakeCopilot();
    private CopilotViewModel model;

    @Start
    void show(Stage stage) {
        fake.recent.addAll(List.of("drugs for gout", "genes of asthma"));
        model =
                new CopilotViewModel(
                        fake.assistant(),
                        new SynchronousTaskExecutor(),
                        consumer -> token -> consumer.accept(List.of(token)),
                        action -> () -> Platform.runLater(action),
                        () -> "Ada");
        CopilotView view =
                new CopilotView(
                        model,
                        new ViewLoader(ResourceBundle.getBundle("org.hone.ui.text")),
                        (plan, text) -> {},
                        Optional.empty());
        stage.setScene(new Scene(view.root(), 1024, 700));
        stage.show();
        view.shown();
        model.assistantReady();
    }

    private static String query(FxRobot robot) {
        return robot.lookup("#query").queryTextInputControl().getText();
    }

    private static boolean isOpen(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    @Test
    void aNameIsCompletedByKeysAndEnterAsksWhenNothingIsSelected(FxRobot robot) {
        robot.clickOn("#query").write("genes of asth", 0);
        assertThat(isOpen(robot, "#suggestions")).isTrue();
        robot.type(KeyCode.DOWN, KeyCode.TAB);
        assertThat(query(robot)).isEqualTo("genes of asthma");
        assertThat(isOpen(robot, "#suggestions")).isFalse();
        robot.write(" and type 1 dia", 0).type(KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
        assertThat(query(robot)).isEqualTo("genes of asthma and type 1 dia");
        assertThat(fake.asked).hasSize(1);
        assertThat(isOpen(robot, "#suggestions")).isFalse();
    }

    @Test
    void escapeClosesTheOffersAndKeepsTheText(FxRobot robot) {
        robot.clickOn("#query").write("asth", 0).type(KeyCode.ESCAPE);
        assertThat(isOpen(robot, "#suggestions")).isFalse();
        assertThat(query(robot)).isEqualTo("asth");
    }

    @Test
    void upAndDownWalkThroughEarlierQuestions(FxRobot robot) {
        robot.clickOn("#query").write("why", 0).type(KeyCode.UP, KeyCode.UP, KeyCode.UP);
        assertThat(query(robot)).isEqualTo("genes of asthma");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(query(robot)).isEqualTo("why");
    }

    @Test
    void theListOfEarlierQuestionsIsSearched(FxRobot robot) {
        robot.clickOn("#history").write("asthma genes", 0).type(KeyCode.ENTER);
        assertThat(query(robot)).isEqualTo("genes of asthma");
        assertThat(isOpen(robot, "#history-list")).isFalse();
        robot.type(KeyCode.ENTER);
        assertThat(fake.asked).hasSize(1);
    }

    @Test
    void aStepShowsAndCopiesItsCallByKeys(FxRobot robot) {
        robot.clickOn("#query").write("asthma ?", 0).type(KeyCode.ENTER);
        Node step = robot.lookup("#steps").queryAs(Pane.class).getChildren().get(0);
        robot.interact(step::requestFocus);
        robot.type(KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.C);
        assertThat(robot.lookup("a = b()").queryLabeled().isVisible()).isTrue();
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("a = b()");
    }

    @Test
    void aThumbStaysPressedUntilTheOtherIsPressed(FxRobot robot) {
        robot.clickOn("#query").write("x", 0).type(KeyCode.ENTER);
        ToggleButton up = robot.lookup("#up").queryAs(ToggleButton.class);
        ToggleButton down = robot.lookup("#down").queryAs(ToggleButton.class);
        robot.clickOn(up).clickOn(up);
        assertThat(up.isSelected()).isTrue();
        robot.clickOn(down);
        assertThat(up.isSelected()).isFalse();
        assertThat(down.isSelected()).isTrue();
        assertThat(fake.told).containsExactly("rate true", "rate false");
        robot.clickOn("#regenerate");
        assertThat(down.isSelected()).isFalse();
    }

    @Test
    void resettingAnEditCanBeUndone(FxRobot robot) {
        robot.clickOn("#query").write("x", 0).type(KeyCode.ENTER);
        robot.clickOn("#edit");
        TextArea editor = robot.lookup("#editor").queryAs(TextArea.class);
        robot.write("z", 0);
        String edited = editor.getText();
        robot.clickOn("#reset");
        assertThat(editor.getText()).isEqualTo("a = b()\nreturn a").isNotEqualTo(edited);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor.getText()).isEqualTo(edited);
    }

    @Test
    void aFailureIsSaidAndTriedAgain(FxRobot robot) {
        fake.down = Reason.DISCONNECTED;
        robot.clickOn("#query").write("x", 0).type(KeyCode.ENTER);
        assertThat(robot.lookup("#error").queryAs(Label.class).getText())
                .isEqualTo("The assistant is starting.");
        assertThat(isOpen(robot, "#more")).isFalse();
        fake.down = null;
        robot.clickOn("#again");
        assertThat(fake.asked).hasSize(1);
        assertThat(model.plans().failure().get()).isEmpty();
    }

    @Test
    void askIsNotToBePressedWithoutAQuestionAndTheHintSaysWhy(FxRobot robot) {
        TextInputControl query = robot.lookup("#query").queryTextInputControl();
        robot.clickOn(query).type(KeyCode.ENTER);
        assertThat(robot.lookup("#ask").queryButton().isDisabled()).isTrue();
        assertThat(robot.lookup("#hint").queryAs(Label.class).getText())
                .contains("Type a question");
    }
}
