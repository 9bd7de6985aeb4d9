package org.hone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hone.domain.Feedback;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Outcome;
import org.hone.domain.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir Path folder;

    @Test
    void whatWasSavedIsThereAfterReopening() {
        Suggestion suggestion = Samples.suggestion();
        Feedback feedback = Samples.feedback(suggestion.id());
        Outcome outcome = Samples.outcome(suggestion.id());
        try (Store store = Store.open(folder)) {
            store.suggestions().save(suggestion);
            store.suggestions().save(suggestion);
            store.suggestions().save(feedback);
            store.suggestions().save(outcome);
            store.settings().put("theme", "dark");
            store.settings().put("theme", "light");
        }
        try (Store store = Store.open(folder)) {
            assertThat(store.suggestions().suggestion(suggestion.id())).contains(suggestion);
            assertThat(store.suggestions().suggestionsOf(suggestion.session()))
                    .containsExactly(suggestion);
            assertThat(store.suggestions().latest(5)).containsExactly(suggestion);
            assertThat(store.suggestions().feedbackOn(suggestion.id())).containsExactly(feedback);
            assertThat(store.suggestions().outcomesOf(suggestion.id())).containsExactly(outcome);
            assertThat(store.settings().all())
                    .containsExactly(java.util.Map.entry("theme", "light"));
        }
    }

    @Test
    void aDamagedFileIsNamedAndLeftAlone() throws Exception {
        Store.open(folder).close();
        Path file = folder.resolve("hone.mv.db");
        byte[] garbage = "this is no database".repeat(500).getBytes();
        Files.write(file, garbage);
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @Test
    void aForeignDatabaseIsNamedAndLeftAlone() throws Exception {
        try (var connection =
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("hone"), "sa", "")) {
            connection.createStatement().execute("CREATE TABLE theirs(x INT)");
        }
        Files.writeString(folder.resolve("hone.secret"), "00");
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not belong");
        try (var connection =
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("hone"), "sa", "")) {
            connection.createStatement().execute("SELECT x FROM theirs");
        }
    }

    @Test
    void aDatabaseOfANewerHoneIsRefusedWithABackupLeftUntouched() throws Exception {
        try (Store store = Store.open(folder)) {
            store.settings().put("a", "b");
        }
        String secret = Files.readString(folder.resolve("hone.secret")).strip();
        try (var connection =
                DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("hone"), "hone", secret)) {
            connection
                    .createStatement()
                    .execute(
                            "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'later', \"type\", 'V99__later.sql', \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", \"success\" FROM \"flyway_schema_history\" WHERE \"version\" = '1'");
        }
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not made by this version");
    }

    @Test
    void aSecondProcessIsToldThatTheDatabaseIsOpen() throws Exception {
        Process first = writer();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(first.getInputStream()))) {
            assertThat(out.readLine()).isNotNull();
            assertThatThrownBy(() -> Store.open(folder, Duration.ZERO))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("open in another Hone")
                    .hasMessageContaining("Ask in its window");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessThatIsAboutToEndIsWaitedFor() throws Exception {
        Process first = writer();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(first.getInputStream()))) {
            assertThat(out.readLine()).isNotNull();
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                    .execute(() -> first.toHandle().destroyForcibly());
            Store.open(folder, Duration.ofSeconds(30)).close();
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void twentyKillsLoseNothingThatWasConfirmed() throws Exception {
        Random random = new Random(5);
        List<String> confirmed = new ArrayList<>();
        for (int kill = 0; kill < 20; kill++) {
            Process process = writer();
            int lines = 1 + random.nextInt(40);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                String line = out.readLine();
                for (int i = 0; line != null; i++) {
                    confirmed.add(line);
                    if (i == lines) {
                        process.toHandle().destroyForcibly();
                    }
                    line = out.readLine();
                }
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(confirmed).hasSizeGreaterThan(100);
        try (Store store = Store.open(folder)) {
            for (String line : confirmed) {
                String[] ids = line.split(" ");
                if (ids.length == 2) {
                    UUID suggestion = UUID.fromString(ids[0]);
                    assertThat(store.suggestions().suggestion(suggestion)).isPresent();
                    assertThat(store.suggestions().feedbackOn(suggestion))
                            .extracting(f -> f.id().toString())
                            .contains(ids[1]);
                }
            }
        }
    }

    private Process writer() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
