package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantContract;
import org.hone.assistant.ShownPlan;
import org.hone.cli.Installation;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Suggestion;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real assistant in this process: shipped model, sample graph, H2. */
class LocalAssistantTest extends AssistantContract {
    @TempDir static Path folder;
    private static LocalAssistant assistant;

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

    @Override
    protected Assistant assistant() {
        return assistant;
    }

    @Test
    void replayGivesTheSameSuggestion() {
        ShownPlan shown =
                assistant
                        .copilot()
                        .ask(
                                assistant.copilot().startSession(""),
                                QUESTION,
                                Map.of(),
                                token -> {},
                                Cancellation.none());
        Suggestion stored = assistant.copilotService().known(shown.suggestion());
        Suggestion again = assistant.copilotService().replay(shown.suggestion());
        assertThat(stored.candidates()).hasSize(2);
        assertThat(again.selection()).isEqualTo(stored.selection());
        for (int i = 0; i < 2; i++) {
            assertThat(again.candidates().get(i).action().plan())
                    .isEqualTo(stored.candidates().get(i).action().plan());
        }
    }

    @Test
    void aDamagedCheckpointIsNamed(@TempDir Path home, @TempDir Path data) throws Exception {
        Files.createDirectories(home.resolve("models/first"));
        for (String name :
                new String[] {"config.json", "tokenizer.json", "model.json", "model.safetensors"}) {
            Files.copy(Path.of("models/first", name), home.resolve("models/first").resolve(name));
        }
        Path weights = home.resolve("models/first/model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);
        Files.createDirectories(home.resolve("data"));
        Files.createSymbolicLink(home.resolve("data/bkg"), Path.of("data/bkg").toAbsolutePath());
        assertThatThrownBy(() -> LocalAssistant.open(new Installation(home, data), Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("models/first is damaged");
    }
}
