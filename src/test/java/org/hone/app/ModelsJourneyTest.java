package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.hone.cli.Installation;
import org.hone.registry.SmallModels;
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

/** A model's way through the window over the real assistant, by the keyboard. */
@ExtendWith(ApplicationExtension.class)
class ModelsJourneyTest {
    @TempDir static Path folder;
    private static LocalAssistant assistant;
    private final FxTaskExecutor tasks = new FxTaskExecutor();

    @BeforeAll
    static void open() throws Exception {
        assistant =
                LocalAssistant.open(
                        new Installation(Path.of("").toAbsolutePath(), folder), Progress.NONE);
        SmallModels.huggingFace(folder.resolve("Tiny Llama"));
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
        window.open("models");
    }

    @AfterEach
    void end() {
        tasks.close();
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        Screen.await(20, condition);
    }

    private static boolean shown(FxRobot robot, String query) {
        for (Node n = robot.lookup(query).query(); n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String said(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private static String texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Pane.class).getChildren().stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList()
                .toString();
    }

    @Test
    void aFolderIsAddedSeenFoundDamagedAndRemoved(FxRobot robot) throws Exception {
        await(() -> shown(robot, "#models-empty"));
        robot.press(KeyCode.CONTROL, KeyCode.O).release(KeyCode.O, KeyCode.CONTROL);
        await(() -> shown(robot, "#models-proposal"));
        robot.clickOn("#models-copy").clickOn("#models-add");
        await(() -> said(robot, "#models-message").contains("tiny-llama is added"));
        await(() -> shown(robot, "#models-card"));
        assertThat(said(robot, "#models-name")).isEqualTo("Tiny Llama");
        assertThat(texts(robot, "#models-facts"))
                .contains("LlamaForCausalLM", "2,048 tokens", "BF16", "apache-2.0");
        assertThat(texts(robot, "#models-files")).contains("model.safetensors", "tokenizer.json");

        robot.type(KeyCode.F5);
        await(() -> said(robot, "#models-message").contains("as it was added"));
        Path weights = folder.resolve("models/tiny-llama/files/model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        robot.type(KeyCode.F5);
        await(() -> said(robot, "#models-checked").contains("model.safetensors"));
        assertThat(texts(robot, "#models-files")).contains("changed");

        robot.clickOn("#models-first");
        await(() -> said(robot, "#models-error").contains("cannot plan yet"));
        robot.type(KeyCode.DELETE);
        await(() -> shown(robot, "#models-question"));
        robot.clickOn("#models-yes");
        await(() -> shown(robot, "#models-empty"));
        assertThat(folder.resolve("models")).isEmptyDirectory();
        assertThat(folder.resolve("Tiny Llama/model.safetensors")).exists();
    }
}
