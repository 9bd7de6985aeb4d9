package org.hone.ui;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.hone.ui.settings.Preferences;
import org.hone.ui.settings.WindowPreferences;

/** The window's size from one start to the next. */
final class WindowSize {
    private WindowSize() {}

    /** Gives a stage its kept size as far as the screen has room, and notes its last one. */
    static void restore(Stage stage, Preferences preferences) {
        WindowPreferences kept = preferences.current().get();
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(kept.width(), room.getWidth()));
        stage.setHeight(Math.min(kept.height(), room.getHeight()));
        stage.setOnHiding(
                event -> {
                    if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
                        preferences.note(now -> now.withSize(stage.getWidth(), stage.getHeight()));
                    }
                });
    }
}
