package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.hone.cli.Installation;
import org.hone.domain.AnnotationRepository.Numbered;
import org.hone.domain.Preference;
import org.hone.store.Store;
import org.hone.task.Progress;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A morning of an annotator, through the real window over the real assistant. */
@ExtendWith(ApplicationExtension.class)
class AnnotateJourneyTest {
    @TempDir static Path folder;
    private final FxTaskExecutor tasks = new FxTaskExecutor();
    private LocalAssistant assistant;

    @Start
    void show(Stage stage) throws Exception {
        assistant =
                LocalAssistant.open(
                        new Installation(Path.of("").toAbsolutePath(), folder), Progress.NONE);
        HoneWindow window = new HoneWindow(stage, assistant, tasks, TestDesktop.in(folder));
        window.show();
        window.assistantReady();
        window.open("annotate");
    }

    @AfterEach
    void end() {
        tasks.close();
        assistant.close();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        Screen.await(240, condition);
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(node -> visible(node)).isPresent();
    }

    private static boolean visible(javafx.scene.Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }

    private static String question(FxRobot robot) {
        return robot.lookup("#annotate-question").queryAs(Label.class).getText();
    }

    private static String making(FxRobot robot) {
        return robot.lookup("#make-said").queryAs(Label.class).getText();
    }

    private static String order(FxRobot robot) {
        return robot.lookup("#annotate-cards").queryAs(Pane.class).getChildren().stream()
                .map(card -> card.getId())
                .collect(Collectors.joining(" "));
    }

    /** Does something after which another task is shown, and tells how long that took. */
    private static long next(FxRobot robot, Runnable action) throws Exception {
        String before = question(robot);
        long began = System.nanoTime();
        action.run();
        await(() -> !question(robot).equals(before));
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void sixTasksAreMadePickedTiedRankedRejectedBetteredAndUndone(
            FxRobot robot, TestReporter reporter) throws Exception {
        await(() -> shown(robot, "#annotate-empty"));
        robot.clickOn("#annotate-first");
        robot.interact(
                () -> {
                    robot.lookup("#make-queries")
                            .queryAs(TextArea.class)
                            .setText(
                                    "list drugs that treat gout\ngenes associated with asthma\nlist symptoms of malaria");
                    spinner(robot, "#make-library").getValueFactory().setValue(3);
                    spinner(robot, "#make-gold").getValueFactory().setValue(0);
                    spinner(robot, "#make-candidates").getValueFactory().setValue(3);
                });
        robot.clickOn("#make-start");
        await(() -> making(robot).startsWith("Done"));
        assertThat(making(robot)).startsWith("Done: 6");
        await(() -> order(robot).equals("candidate-1 candidate-2 candidate-3"));
        List<Long> millis = new ArrayList<>();
        String first = question(robot);
        millis.add(next(robot, () -> robot.type(KeyCode.DIGIT2)));
        millis.add(next(robot, () -> robot.type(KeyCode.U)));
        assertThat(question(robot)).isEqualTo(first);
        await(() -> shown(robot, "#annotate-confirm"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !shown(robot, "#annotate-confirm"));
        millis.add(next(robot, () -> robot.type(KeyCode.DIGIT1)));

        robot.press(KeyCode.SHIFT).type(KeyCode.DIGIT1, KeyCode.DIGIT3).release(KeyCode.SHIFT);
        await(() -> shown(robot, "#annotate-confirm"));
        millis.add(next(robot, () -> robot.type(KeyCode.ENTER)));

        robot.press(KeyCode.ALT).type(KeyCode.RIGHT, KeyCode.RIGHT).release(KeyCode.ALT);
        await(() -> order(robot).equals("candidate-2 candidate-3 candidate-1"));
        millis.add(next(robot, () -> robot.type(KeyCode.SPACE)));

        millis.add(next(robot, () -> robot.type(KeyCode.DIGIT0)));

        robot.type(KeyCode.P);
        await(() -> shown(robot, "#answer-1"));
        robot.type(KeyCode.E);
        await(() -> shown(robot, "#better-editor"));
        robot.interact(
                () ->
                        robot.lookup("#better-editor")
                                .queryAs(TextArea.class)
                                .setText("a = disease_genes(disease=\"gout\")\nreturn a"));
        await(() -> !robot.lookup("#better-submit").queryButton().isDisabled());
        millis.add(
                next(
                        robot,
                        () ->
                                robot.press(KeyCode.CONTROL)
                                        .type(KeyCode.ENTER)
                                        .release(KeyCode.CONTROL)));
        await(
                () ->
                        robot.lookup("#annotate-progress")
                                .queryAs(Label.class)
                                .getText()
                                .startsWith("5 judged"));
        reporter.publishEntry("ms to the next task", millis.toString());
        assertThat(Collections.min(millis)).isLessThan(1000);
        assistant.close();
        judgementsAreInTheStore();
    }

    private static Spinner<Integer> spinner(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Spinner.class);
    }

    private static void judgementsAreInTheStore() {
        try (Store store = Store.open(folder)) {
            List<Preference> given =
                    store.annotation().preferencesAfter(0, 100).stream()
                            .map(Numbered::preference)
                            .toList();
            assertThat(given).hasSize(5);
            assertThat(given.get(0).ranking().best())
                    .containsExactly(given.get(0).presentedOrder().get(0));
            assertThat(given.get(1).ranking().best()).hasSize(2);
            assertThat(given.get(2).ranking().tiers()).hasSize(3);
            assertThat(given.get(3).noneAcceptable()).isTrue();
            assertThat(given.get(4).demonstration()).isPresent();
        }
    }
}
