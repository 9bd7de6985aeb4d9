package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hone.ui.settings.Theme;
import org.hone.ui.settings.WindowPreferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowFileTest {
    @TempDir Path folder;

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        WindowPreferences mine = new WindowPreferences("Ada é", Theme.DARK, 125, 1600, 900);
        new WindowFile(folder.resolve("new")).write(mine);
        assertThat(new WindowFile(folder.resolve("new")).read().preferences()).isEqualTo(mine);
    }

    @Test
    void aFirstStartHasTheDefaultsWithoutTrouble() {
        assertThat(new WindowFile(folder).read().preferences())
                .isEqualTo(WindowPreferences.DEFAULT);
        assertThat(new WindowFile(folder).read().trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"annotator\":\"Ada\",\"theme\":",
                "[]",
                "{\"theme\":\"DARK\"}",
                "{\"annotator\":\"\",\"theme\":\"PINK\",\"textSize\":100,\"width\":1280,\"height\":800}",
                "{\"annotator\":\"\",\"theme\":\"DARK\",\"textSize\":3,\"width\":1280,\"height\":800}"
            })
    void aDamagedFileIsKeptAsideAndTheDefaultsAreUsed(String content) throws IOException {
        Files.writeString(folder.resolve("window.json"), content);
        var kept = new WindowFile(folder).read();
        assertThat(kept.preferences()).isEqualTo(WindowPreferences.DEFAULT);
        assertThat(kept.trouble()).get().asString().contains("window.damaged.json");
        assertThat(folder.resolve("window.damaged.json")).hasContent(content);
        assertThat(folder.resolve("window.json")).doesNotExist();
    }
}
