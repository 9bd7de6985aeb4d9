package org.hone.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import org.hone.task.BackgroundTask;
import org.hone.task.TaskExecutor;
import org.hone.ui.settings.Theme;
import org.hone.ui.settings.WindowPreferences;

/** Colours and size of text of the whole window. Used on the FX thread only. */
final class Appearance {
    private static final double NORMAL_TEXT = 14;

    private final Scene scene;
    private final TaskExecutor tasks;
    private final BackgroundTask<Boolean> prefersDark;
    private Theme theme = Theme.SYSTEM;
    private Optional<Theme> kept = Optional.empty();
    private Optional<String> textSize = Optional.empty();
    private Optional<Boolean> dark = Optional.empty();

    /**
     * @param prefersDark whether the platform has dark colours at the moment
     */
    Appearance(Scene scene, TaskExecutor tasks, BackgroundTask<Boolean> prefersDark) {
        this.scene = scene;
        this.tasks = tasks;
        this.prefersDark = prefersDark;
    }

    void use(WindowPreferences preferences) {
        if (!kept.equals(Optional.of(preferences.theme()))) {
            kept = Optional.of(preferences.theme());
            insist(preferences.theme());
        }
        scale(preferences.textSize());
    }

    /** Has these colours until the preferences' theme changes. */
    void insist(Theme other) {
        theme = other;
        colour(theme == Theme.DARK || theme == Theme.SYSTEM && dark.orElse(false));
        followPlatform();
    }

    /** Whether the colours are dark now. */
    boolean dark() {
        return dark.orElse(false);
    }

    /** Looks whether the platform's colours have changed, if the window follows them. */
    void followPlatform() {
        if (theme == Theme.SYSTEM) {
            tasks.submit(
                    prefersDark,
                    now -> {
                        if (theme == Theme.SYSTEM) {
                            colour(now);
                        }
                    },
                    unknown -> colour(false));
        }
    }

    private void colour(boolean toDark) {
        if (dark.isEmpty() || dark.get() != toDark) {
            dark = Optional.of(toDark);
            Application.setUserAgentStylesheet(
                    toDark
                            ? new PrimerDark().getUserAgentStylesheet()
                            : new PrimerLight().getUserAgentStylesheet());
        }
    }

    /** A stylesheet of the scene, so that dialogs and tooltips have it as well. */
    private void scale(int percent) {
        String rule =
                String.format(
                        Locale.ROOT,
                        ".root { -fx-font-size: %.2fpx; }",
                        NORMAL_TEXT * percent / 100);
        String sheet =
                "data:text/css;base64,"
                        + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8));
        textSize.ifPresent(scene.getStylesheets()::remove);
        scene.getStylesheets().add(sheet);
        textSize = Optional.of(sheet);
    }
}
