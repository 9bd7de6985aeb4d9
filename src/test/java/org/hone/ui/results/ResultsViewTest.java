package org.hone.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.hone.assistant.Assistant;
import org.hone.assistant.CopilotAssistant;
import org.hone.domain.Entity;
import org.hone.domain.Outcome;
import org.hone.task.SynchronousTaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an analyst does with an answer. */
@ExtendWith(ApplicationExtension.class)
class ResultsViewTest {
    private static final Entity ASTHMA = new Entity("Disease::1", "asthma", "Disease");

    @TempDir Path folder;
    private Outcome answer;
    private ResultsViewModel model;
    private ResultsView view;

    @Start
    void show(Stage stage) {
        ResourceBundle text = ResourceBundle.getBundle("org.hone.ui.text");
        SynchronousTaskExecutor tasks = new SynchronousTaskExecutor();
        model =
                new ResultsViewModel(
                        assistant(), tasks, consumer -> step -> consumer.accept(List.of(step)));
        view =
                new ResultsView(
                        model,
                        text,
                        new ViewLoader(text),
                        tasks,
                        name -> Optional.of(folder.resolve(name)),
                        () -> {});
        Scene scene = new Scene(view.root(), 1000, 700);
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event ->
                        view.shortcuts().stream()
                                .filter(shortcut -> shortcut.keys().match(event))
                                .findFirst()
                                .ifPresent(shortcut -> shortcut.action().run()));
        stage.setScene(scene);
        stage.show();
    }

    private Assistant assistant() {
        CopilotAssistant copilot =
                (CopilotAssistant)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {CopilotAssistant.class},
                                (proxy, method, arguments) -> answer);
        return (Assistant)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Assistant.class},
                        (proxy, method, arguments) -> copilot);
    }

    private void answers(FxRobot robot, Outcome outcome) {
        answer = outcome;
        robot.interact(() -> model.submit(UUID.randomUUID(), "question", List.of(ASTHMA), "plan"));
    }

    private static List<Map<String, Object>> genes(int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(
                        i ->
                                rows.add(
                                        Outcomes.row(
                                                "Gene::" + i,
                                                "G" + i,
                                                "Gene",
                                                "associates",
                                                "Disease::1")));
        return rows;
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void filterCopyAndExportByKey(FxRobot robot) throws Exception {
        answers(robot, new Outcomes().step("genes", "", genes(20)).returning("genes"));
        press(robot, KeyCode.F);
        robot.write("g7", 0);
        TableView<?> table = robot.lookup("#table-genes").queryTableView();
        assertThat(table.getItems()).hasSize(1);
        robot.interact(
                () -> {
                    table.getSelectionModel().selectAll();
                    table.requestFocus();
                });
        press(robot, KeyCode.C);
        assertThat(
                        WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString())
                                .get())
                .startsWith("name\tkind")
                .contains("\nG7\tGene\t");
        press(robot, KeyCode.S);
        assertThat(Files.readAllLines(folder.resolve("genes.csv"))).hasSize(21);
    }

    @Test
    void thePictureSelectsFiltersAndIsSaved(FxRobot robot) throws Exception {
        answers(robot, new Outcomes().step("genes", "", genes(900)).returning("genes"));
        press(robot, KeyCode.G);
        Label count = robot.lookup("#graph-count").queryAs(Label.class);
        assertThat(count.getText()).startsWith("150 of 901 entities");
        robot.type(KeyCode.RIGHT);
        Label detail = robot.lookup("#graph-detail").queryAs(Label.class);
        assertThat(detail.getText()).contains("asthma", "Disease", "links: 900");
        robot.type(KeyCode.EQUALS, KeyCode.MINUS, KeyCode.HOME, KeyCode.DOWN);
        assertThat(detail.getText()).contains("Gene", "links: 1");
        press(robot, KeyCode.S);
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> Files.exists(folder.resolve("picture.png")));
        WaitForAsyncUtils.waitForFxEvents();
        Image saved = new Image(folder.resolve("picture.png").toUri().toString());
        assertThat(saved.getWidth()).isGreaterThan(800);
        robot.type(KeyCode.ENTER);
        TextField filter = robot.lookup("#filter-genes").queryAs(TextField.class);
        assertThat(filter.getText()).startsWith("Gene::");
        TabPane tabs = robot.lookup("#tables").queryAs(TabPane.class);
        assertThat(tabs.getSelectionModel().getSelectedIndex()).isZero();
    }

    @Test
    void aNumberAnEmptyListAndAFailureEachSaySo(FxRobot robot) {
        answers(
                robot,
                new Outcomes()
                        .step("n", "", List.of(Map.of("value", 1234)))
                        .step("none", "", List.of())
                        .step("drugs", "none", List.of())
                        .failed("effects", "The service does not know this drug.")
                        .returning("n", "drugs", "effects"));
        assertThat(robot.lookup("1,234").tryQuery()).isPresent();
        TabPane tabs = robot.lookup("#tables").queryAs(TabPane.class);
        robot.interact(() -> tabs.getSelectionModel().select(1));
        assertThat(
                        robot.lookup(
                                        "Step \u201cnone\u201d found nothing, so \u201cdrugs\u201d had nothing to go on.")
                                .tryQuery())
                .isPresent();
        robot.interact(() -> tabs.getSelectionModel().select(2));
        assertThat(tabs.getTabs().get(2).getText()).isEqualTo("effects (failed)");
        assertThat(robot.lookup(".error").lookup("The service does not know this drug.").tryQuery())
                .isPresent();
        press(robot, KeyCode.G);
        assertThat(
                        robot.lookup("There is nothing to draw: the answer has no entities.")
                                .query()
                                .isVisible())
                .isTrue();
    }
}
