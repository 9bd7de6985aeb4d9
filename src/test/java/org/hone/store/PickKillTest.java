package org.hone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hone.domain.AnnotationTask;
import org.hone.domain.Preference;
import org.hone.domain.QueueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickKillTest {
    @TempDir Path folder;

    @Test
    void twentyKillsLoseNoPickThatWasConfirmed() throws Exception {
        Random random = new Random(6);
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
                if (ids.length == 2 && ids[1].length() == 36) {
                    assertThat(store.annotation().preferencesOn(UUID.fromString(ids[0])))
                            .extracting(pick -> pick.id().toString())
                            .containsExactly(ids[1]);
                }
            }
        }
    }

    @Test
    void aTaskAndItsPickReadAsTheyWereWrittenAndOnce() {
        AnnotationTask task = PickWriter.task(2);
        Preference pick = PickWriter.pick(task.id());
        Instant now = Instant.now();
        try (Store store = Store.open(folder)) {
            store.annotation().save(task, 0.5);
            store.annotation().save(task, 0.5);
            store.annotation()
                    .next(PickWriter.SEAT, QueueKind.ACTIVE, Set.of(), now, now.plusSeconds(60));
            assertThat(store.annotation().decide(PickWriter.SEAT, pick)).isTrue();
            assertThat(store.annotation().decide(PickWriter.SEAT, pick)).isTrue();
            assertThat(store.annotation().decide(PickWriter.SEAT, PickWriter.pick(task.id())))
                    .isFalse();
        }
        try (Store store = Store.open(folder)) {
            assertThat(store.annotation().task(task.id())).contains(task);
            assertThat(store.annotation().preferencesOn(task.id())).containsExactly(pick);
            assertThat(store.annotation().preferencesAfter(0, 10)).hasSize(1);
        }
    }

    private Process writer() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PickWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
