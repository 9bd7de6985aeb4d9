package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.hone.cli.Installation;
import org.hone.task.Progress;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxPauseMeter;
import org.hone.ui.fx.FxTaskExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window answers at once while the assistant works. The one timed test; it takes the best of
 * three tries, so that it fails for what the window does and not for what else the machine does.
 */
@ExtendWith(ApplicationExtension.class)
class FxPauseTest {
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final int TRIES = 3;
    private static final String THOUSAND_ROWS =
            """
            drugs = disease_treatments(disease=["hypertension", "asthma", "type 2 diabetes mellitus", "epilepsy syndrome", "breast cancer", "coronary artery disease", "gout", "hematologic cancer", "osteoporosis", "lung cancer", "atopic dermatitis", "malaria", "Alzheimer's disease", "glaucoma"])
            effects = compound_side_effects(compound=drugs)
            return effects\
            """;

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

    /** What a user does while the pauses are measured. */
    @FunctionalInterface
    private interface Journey {
        void go(int attempt) throws Exception;
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    private static Duration longestPause(Journey journey, int attempt) throws Exception {
        try (FxPauseMeter meter = FxPauseMeter.start()) {
            journey.go(attempt);
            return meter.longest();
        }
    }

    private static Duration bestOfThree(Journey journey) throws Exception {
        Duration best = longestPause(journey, 1);
        for (int attempt = 2; attempt <= TRIES && best.compareTo(LONGEST) >= 0; attempt++) {
            Duration next = longestPause(journey, attempt);
            best = next.compareTo(best) < 0 ? next : best;
        }
        return best;
    }

    private static void plan(FxRobot robot, String question) throws Exception {
        robot.interact(
                () -> {
                    TextInputControl query = robot.lookup("#query").queryTextInputControl();
                    query.setText(question);
                    query.requestFocus();
                });
        robot.type(KeyCode.ENTER);
        await(() -> planned(robot, question));
    }

    private static boolean planned(FxRobot robot, String question) {
        String entity = question.substring(question.lastIndexOf(' ') + 1);
        return !robot.lookup("#submit").queryButton().isDisabled()
                && robot.lookup("#steps").queryAs(Pane.class).getChildren().size() > 0
                && StepSentences.shown(robot).contains("Find genes associated with " + entity);
    }

    private static void answer(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#submit").queryButton().fire());
        await(
                () ->
                        robot.lookup("#tables").tryQueryAs(TabPane.class).stream()
                                .anyMatch(tabs -> tabs.getTabs().size() == 2));
        robot.press(KeyCode.CONTROL, KeyCode.G).release(KeyCode.G, KeyCode.CONTROL);
        await(
                () ->
                        robot.lookup("#graph-count").tryQueryAs(Label.class).stream()
                                .anyMatch(count -> count.getText().startsWith("150 of ")));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void back(FxRobot robot) throws Exception {
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#query").tryQuery().isPresent());
    }

    @Test
    void planningAndAThousandRowsWithTheirPictureNeverHoldTheWindowUp(
            FxRobot robot, TestReporter reporter) throws Exception {
        plan(robot, "list genes associated with gout");
        String[] diseases = {"asthma", "malaria", "glaucoma"};
        Duration planning =
                bestOfThree(
                        attempt ->
                                plan(robot, "list genes associated with " + diseases[attempt - 1]));
        robot.clickOn("#edit");
        TextArea editor = robot.lookup("#editor").queryAs(TextArea.class);
        robot.interact(() -> editor.setText(THOUSAND_ROWS));
        await(() -> !robot.lookup("#submit").queryButton().isDisabled());
        answer(robot);
        Duration answering =
                bestOfThree(
                        attempt -> {
                            back(robot);
                            answer(robot);
                        });
        reporter.publishEntry("longest pause while planning, ms", "" + planning.toMillis());
        reporter.publishEntry("longest pause while answering, ms", "" + answering.toMillis());
        assertThat(planning).as("longest pause while a plan is generated").isLessThan(LONGEST);
        assertThat(answering).as("longest pause while the answer comes").isLessThan(LONGEST);
    }
}
