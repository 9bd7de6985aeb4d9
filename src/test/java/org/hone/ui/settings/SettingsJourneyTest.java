package org.hone.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hone.ui.Desktop;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.models.ModelPicker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A journey through the settings by the keyboard, without a display. */
@ExtendWith(ApplicationExtension.class)
class SettingsJourneyTest {
    private final List<WindowPreferences> written = Collections.synchronizedList(new ArrayList<>());
    private final FxTaskExecutor tasks = new FxTaskExecutor();
    private HoneWindow window;

    @Start
    void show(Stage stage) {
        PreferencesRepository memory =
                new PreferencesRepository() {
                    @Override
                    public Kept read() {
                        return new Kept(WindowPreferences.DEFAULT, Optional.empty());
                    }

                    @Override
                    public void write(WindowPreferences preferences) {
                        written.add(preferences);
                    }
                };
        window =
                new HoneWindow(
                        stage,
                        new FakeSettings(),
                        tasks,
                        new Desktop(
                                name -> Optional.empty(),
                                new ModelPicker() {
                                    @Override
                                    public Optional<Path> folder(String title) {
                                        return Optional.empty();
                                    }

                                    @Override
                                    public Optional<Path> gguf(String title) {
                                        return Optional.empty();
                                    }
                                },
                                Path.of(""),
                                folder -> {},
                                (progress, cancellation) -> false,
                                memory,
                                memory.read()));
        window.show();
        window.assistantReady();
    }

    @AfterEach
    void end() {
        tasks.close();
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void control(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    }

    @Test
    void theSizeInWhichTheWindowWasClosedIsKept(FxRobot robot) throws Exception {
        Stage stage = (Stage) robot.window(0);
        robot.interact(
                () -> {
                    stage.setWidth(1100);
                    stage.setHeight(710);
                    stage.hide();
                });
        window.keepPreferences();
        assertThat(written).containsExactly(WindowPreferences.DEFAULT.withSize(1100, 710));
    }

    @Test
    void aNameLeftAsADraftIsMarkedFoundAgainAndAppliedByKeyboard(FxRobot robot) throws Exception {
        control(robot, KeyCode.COMMA);
        await(() -> robot.lookup("#settings-annotator").tryQuery().isPresent());
        robot.clickOn("#settings-annotator").write("Ada", 0);
        control(robot, KeyCode.DIGIT1);
        await(() -> robot.lookup("#query").tryQuery().isPresent());
        assertThat(robot.lookup("#go-settings").queryAs(ToggleButton.class).getAccessibleText())
                .contains("not applied");
        control(robot, KeyCode.COMMA);
        assertThat(robot.lookup("#settings-annotator").queryTextInputControl().getText())
                .isEqualTo("Ada");
        control(robot, KeyCode.S);
        await(() -> robot.lookup("#status-annotator").queryAs(Label.class).getText().equals("Ada"));
        await(() -> written.stream().anyMatch(kept -> kept.annotator().equals("Ada")));
        assertThat(robot.lookup("#settings-apply").queryButton().isDisabled()).isTrue();
        assertThat(robot.lookup("#go-settings").queryAs(ToggleButton.class).getAccessibleText())
                .isEqualTo("Settings");
    }
}
