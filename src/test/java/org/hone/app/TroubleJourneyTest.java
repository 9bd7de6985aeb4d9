package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.bkg.BkgServer;
import org.hone.bkg.SmallGraph;
import org.hone.cli.Installation;
import org.hone.task.Progress;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Journeys in which something that Hone depends on fails. */
@ExtendWith(ApplicationExtension.class)
class TroubleJourneyTest {
    @TempDir Path folder;
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
    }

    @AfterEach
    void end() {
        tasks.close();
        assistant.close();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        Screen.await(30, condition);
    }

    private static void ask(FxRobot robot, String question) {
        TextInputControl query = robot.lookup("#query").queryTextInputControl();
        robot.interact(
                () -> {
                    query.setText(question);
                    query.requestFocus();
                });
        robot.type(KeyCode.ENTER);
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().contains(words));
    }

    @Test
    void aServiceThatIsDownIsSaidSoAndTheQuestionCanBeRunOnceItIsBack(FxRobot robot)
            throws Exception {
        try (BkgServer own = SmallGraph.serve()) {
            assistant.change(
                    new AssistantSettings(
                            own.baseUrl().toString(), "", FirstModelChoice.SHIPPED, "", "", ""));
        }
        ask(robot, "list drugs that treat hypertension");
        await(() -> !robot.lookup("#submit").queryButton().isDisabled());
        assertThat(StepSentences.shown(robot))
                .isEqualTo(List.of("Find drugs that treat hypertension"));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(() -> says(robot, "The service does not answer"));
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#query").tryQuery().isPresent());
        assistant.change(AssistantSettings.DEFAULT);
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(() -> robot.lookup("#table-drugs").tryQuery().isPresent());
    }

    @Test
    void anEndpointThatRefusesTheKeyLeadsToTheSettingsAndLosesNothing(FxRobot robot)
            throws Exception {
        HttpServer endpoint =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext(
                "/",
                exchange -> {
                    byte[] body =
                            "{\"error\":{\"message\":\"bad key\"}}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(401, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        endpoint.start();
        try {
            assistant.change(
                    new AssistantSettings(
                            "",
                            "",
                            FirstModelChoice.ENDPOINT,
                            "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/v1",
                            "planner",
                            ""));
            ask(robot, "list drugs that treat gout");
            await(() -> says(robot, "key"));
            assertThat(robot.lookup("#error").queryAs(Label.class).getText()).contains("key");
            robot.clickOn("#open-settings");
            await(() -> robot.lookup("#settings-apply").tryQuery().isPresent());
            assistant.change(AssistantSettings.DEFAULT);
            robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
            await(() -> robot.lookup("#again").tryQuery().isPresent());
            assertThat(robot.lookup("#query").queryTextInputControl().getText())
                    .isEqualTo("list drugs that treat gout");
            robot.clickOn("#again");
            await(() -> StepSentences.shown(robot).contains("Find drugs that treat gout"));
        } finally {
            endpoint.stop(0);
        }
    }
}
