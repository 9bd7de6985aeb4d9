package org.hone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a kill in the middle of a migration leaves behind is brought up to date later. */
class MigrationTest {
    private static final String SECRET = "00";
    @TempDir Path folder;

    private static String url(Path at) {
        return "jdbc:h2:file:" + at.resolve("hone");
    }

    private static Flyway flyway(Path at, String target) {
        return Flyway.configure()
                .dataSource(url(at), "hone", SECRET)
                .locations("classpath:org/hone/store/migration")
                .target(target)
                .load();
    }

    private static Connection connection(Path at) throws Exception {
        return DriverManager.getConnection(url(at), "hone", SECRET);
    }

    private static List<String> statements(String script) throws Exception {
        try (var in = Store.class.getResourceAsStream("/org/hone/store/migration/" + script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\\s*\n")).filter(s -> !s.isBlank()).toList();
        }
    }

    private static Set<String> schema(Path at) throws Exception {
        Set<String> schema = new TreeSet<>();
        try (Connection connection = connection(at)) {
            for (String sql :
                    List.of(
                            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'PUBLIC'",
                            "SELECT table_name, index_name, '' FROM information_schema.indexes WHERE table_schema = 'PUBLIC' AND is_generated = FALSE")) {
                ResultSet rows = connection.createStatement().executeQuery(sql);
                while (rows.next()) {
                    schema.add(
                            rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
                }
            }
        }
        return schema;
    }

    /** The versions before {@code upTo} and the first statements of that one, as a kill leaves. */
    private static void applyPartly(Path at, MigrationInfo upTo, String before, int count)
            throws Exception {
        Files.createDirectories(at);
        Files.writeString(at.resolve("hone.secret"), SECRET);
        if (before.isEmpty()) {
            Flyway.configure()
                    .dataSource(url(at), "hone", SECRET)
                    .locations("filesystem:" + Files.createDirectories(at.resolve("none")))
                    .load()
                    .migrate();
        } else {
            flyway(at, before).migrate();
        }
        try (Connection connection = connection(at)) {
            for (String statement : statements(upTo.getScript()).subList(0, count)) {
                connection.createStatement().execute(statement);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aKillAfterAnyStatementOfAMigrationIsMadeGood() throws Exception {
        Path whole = folder.resolve("whole");
        Files.createDirectories(whole);
        Files.writeString(whole.resolve("hone.secret"), SECRET);
        Store.open(whole).close();
        Set<String> expected = schema(whole);
        MigrationInfo[] all = flyway(folder.resolve("list"), "latest").info().all();
        Arrays.sort(all, Comparator.comparing(MigrationInfo::getVersion));
        Stream.Builder<DynamicTest> tests = Stream.builder();
        for (int i = 0; i < all.length; i++) {
            MigrationInfo migration = all[i];
            String before = i == 0 ? "" : all[i - 1].getVersion().getVersion();
            int size = statements(migration.getScript()).size();
            for (int count : new TreeSet<>(List.of(1, size / 2, size))) {
                String name = migration.getScript() + " after " + count + " of " + size;
                tests.add(
                        DynamicTest.dynamicTest(
                                name,
                                () -> {
                                    Path at = folder.resolve(name);
                                    applyPartly(at, migration, before, count);
                                    Store.open(at).close();
                                    assertThat(schema(at)).isEqualTo(expected);
                                    Store.open(at).close();
                                }));
            }
        }
        return tests.build();
    }

    @Test
    void aMigrationThatIsNotedAsFailedRunsAgain() throws Exception {
        MigrationInfo first = flyway(folder, "latest").info().all()[0];
        assertThat(first.getVersion()).isEqualTo(MigrationVersion.fromVersion("1"));
        Files.writeString(folder.resolve("hone.secret"), SECRET);
        Store.open(folder).close();
        try (Connection connection = connection(folder)) {
            connection
                    .createStatement()
                    .execute("UPDATE \"flyway_schema_history\" SET \"success\" = FALSE");
        }
        Store.open(folder).close();
    }

    @Test
    void aDatabaseFromBeforeTheFirstMigrationCouldRunTwiceStillOpens() throws Exception {
        Files.writeString(folder.resolve("hone.secret"), SECRET);
        try (Store store = Store.open(folder)) {
            store.settings().put("theme", "dark");
        }
        try (Connection connection = connection(folder)) {
            connection
                    .createStatement()
                    .execute(
                            "UPDATE \"flyway_schema_history\" SET \"checksum\" = 7 WHERE \"version\" = '1'");
        }
        try (Store store = Store.open(folder)) {
            assertThat(store.settings().get("theme")).contains("dark");
        }
    }

    @Test
    void aBackupIsMadeBeforeAMigrationAndTheNewestFiveAreKept() throws Exception {
        MigrationInfo first = flyway(folder, "latest").info().all()[0];
        applyPartly(folder, first, "", 1);
        Path backups = Files.createDirectories(folder.resolve("backups"));
        for (int day = 1; day <= 6; day++) {
            Files.writeString(backups.resolve("hone-2020010" + day + "-000000-000.zip"), "old");
        }
        Files.writeString(backups.resolve("mine.zip"), "the user's own");
        Store.open(folder).close();
        List<String> names;
        try (Stream<Path> files = Files.list(backups)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        assertThat(names)
                .hasSize(6)
                .contains("mine.zip", "hone-20200106-000000-000.zip")
                .doesNotContain("hone-20200101-000000-000.zip", "hone-20200102-000000-000.zip");
        Path newest = backups.resolve(names.get(4));
        Path restored = Files.createDirectories(folder.resolve("restored"));
        org.h2.tools.Restore.execute(newest.toString(), restored.toString(), "hone");
        assertThat(schema(restored)).anyMatch(column -> column.startsWith("SUGGESTION "));
    }

    @Test
    void aStoreThatIsUpToDateIsNotCopied() throws Exception {
        Store.open(folder).close();
        Store.open(folder).close();
        assertThat(folder.resolve("backups")).doesNotExist();
    }
}
