package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.hone.cli.Installation;
import org.hone.task.Progress;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Journeys through the real window over the real assistant, without a display. */
@ExtendWith(ApplicationExtension.class)
class WindowJourneyTest {
    @TempDir static Path folder;
    private static LocalAssistant assistant;
    private final FxTaskExecutor tasks = new FxTaskExecutor();

    @BeforeAll
    static void open() throws Exception {
        assistant =
                LocalAssistant.open(
                        new Installation(Path.of("").toAbsolutePath(), folder), Progress.NONE);
    }

    @AfterAll
    static void close() {
        assistant.close();
    }

    @Start
    void show(Stage stage) {
        HoneWindow window = new HoneWindow(stage, assistant, tasks, TestDesktop.in(folder));
        window.show();
        window.assistantReady();
    }

    @AfterEach
    void end() {
        tasks.close();
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        Screen.await(20, condition);
    }

    private static Pane steps(FxRobot robot) {
        return robot.lookup("#steps").queryAs(Pane.class);
    }

    private static void ask(FxRobot robot, String question) throws TimeoutException {
        robot.clickOn("#query").write(question, 0).type(KeyCode.ENTER);
        await(
                () ->
                        !robot.lookup("#submit").queryButton().isDisabled()
                                && robot.lookup("#submit").queryButton().isVisible()
                                && !steps(robot).getChildren().isEmpty()
                                && shown(robot.lookup("#submit").query()));
    }

    private static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aFirstStartOffersExamplesThatWork(FxRobot robot) throws Exception {
        await(() -> robot.lookup("#examples").queryAs(Pane.class).getChildren().size() == 3);
        Button first = (Button) robot.lookup("#examples").queryAs(Pane.class).getChildren().get(0);
        robot.clickOn(first);
        await(() -> steps(robot).getChildren().size() == 2);
        assertThat(StepSentences.shown(robot))
                .contains("Find genes associated with type 1 diabetes mellitus");
    }

    @Test
    void askSubmitSeeRowsExport(FxRobot robot) throws Exception {
        ask(robot, "list drugs that treat gout");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(() -> robot.lookup("#table-drugs").tryQuery().isPresent());
        TableView<?> table = robot.lookup("#table-drugs").queryTableView();
        assertThat(table.getItems().toString()).contains("Allopurinol");
        robot.clickOn("Export CSV");
        await(() -> Files.exists(folder.resolve("drugs.csv")));
        await(() -> robot.lookup("Saved drugs.csv").tryQuery().isPresent());
        assertThat(Files.readString(folder.resolve("drugs.csv")))
                .startsWith("id,name,kind")
                .contains("Allopurinol");
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#query").tryQuery().isPresent());
    }

    @Test
    void regenerateTwiceKeepsEveryPlan(FxRobot robot) throws Exception {
        ask(robot, "list genes associated with asthma");
        for (int plans = 2; plans <= 3; plans++) {
            String expected = plans + " of " + plans;
            robot.clickOn("#regenerate");
            await(
                    () ->
                            robot.lookup("#counter").queryAs(Label.class).getText().equals(expected)
                                    && shown(robot.lookup("#submit").query()));
        }
        robot.clickOn("#earlier").clickOn("#earlier");
        await(() -> robot.lookup("#counter").queryAs(Label.class).getText().equals("1 of 3"));
        assertThat(StepSentences.shown(robot)).contains("Find genes associated with asthma");
    }

    @Test
    void anErrorInAnEditedPlanStopsSubmitUntilItIsMended(FxRobot robot) throws Exception {
        ask(robot, "list symptoms of gout");
        robot.clickOn("#edit");
        TextArea editor = robot.lookup("#editor").queryAs(TextArea.class);
        String plan = editor.getText();
        robot.interact(() -> editor.setText(plan.replace("disease_symptoms", "disease_symptom")));
        await(
                () ->
                        robot.lookup("#submit").queryButton().isDisabled()
                                && !robot.lookup("#problems")
                                        .queryAs(Pane.class)
                                        .getChildren()
                                        .isEmpty());
        robot.interact(() -> editor.setText(plan));
        await(
                () ->
                        !robot.lookup("#submit").queryButton().isDisabled()
                                && robot.lookup("#problems")
                                        .queryAs(Pane.class)
                                        .getChildren()
                                        .isEmpty());
    }

    @Test
    void anAmbiguousEntityOffersAChoice(FxRobot robot) throws Exception {
        robot.clickOn("#query").write("list genes associated with diabetes", 0);
        await(
                () ->
                        robot.lookup("#chips").queryAs(Pane.class).getChildren().stream()
                                .anyMatch(MenuButton.class::isInstance));
        MenuButton chip =
                (MenuButton) robot.lookup("#chips").queryAs(Pane.class).getChildren().get(0);
        robot.interact(() -> chip.getItems().get(1).fire());
        String chosen = chip.getText().split("  ")[0];
        robot.clickOn("#ask");
        await(() -> StepSentences.shown(robot).contains("Find genes associated with " + chosen));
    }

    @Test
    void aQuestionThatIsTooLongIsSaidSoAndKept(FxRobot robot) throws Exception {
        robot.interact(
                () -> robot.lookup("#query").queryTextInputControl().setText("gene ".repeat(2000)));
        robot.clickOn("#ask");
        await(
                () ->
                        robot.lookup("#error")
                                .queryAs(Label.class)
                                .getText()
                                .contains("at most 2,000"));
        assertThat(robot.lookup("#query").queryTextInputControl().getText()).hasSize(10_000);
    }
}
