package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformThemeTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, 'prefer-dark', true",
        "Linux, 'default', false",
        "Linux, '', false",
        "Mac OS X, Dark, true",
        "Mac OS X, '', false",
        "Windows 11, AppsUseLightTheme  REG_DWORD  0x0, true",
        "Windows 11, AppsUseLightTheme  REG_DWORD  0x1, false"
    })
    void theWordsOfEachPlatformAreUnderstood(String os, String said, boolean dark) {
        Properties properties = new Properties();
        properties.setProperty("os.name", os);
        assertThat(PlatformTheme.of(properties).dark().test(said + "\n")).isEqualTo(dark);
    }

    @Test
    void aPlatformThatDoesNotAnswerIsLight() throws Exception {
        for (List<String> command :
                List.of(List.of("no-such-program-of-hone"), List.of("sleep", "60"))) {
            PlatformTheme theme = new PlatformTheme(command, said -> true, Duration.ofMillis(100));
            assertThat(theme.run(Progress.NONE, Cancellation.none())).isFalse();
        }
    }
}
