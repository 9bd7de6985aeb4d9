package org.hone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which the store does not open says where and what to do. */
class StoreTroubleTest {
    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> everyFailureNamesTheFolderAndSaysWhatToDo() {
        Map<Exception, String> failures =
                Map.of(
                        new AccessDeniedException("hone.secret"), "Give yourself the right",
                        new FileSystemException("x", null, "No space left on device"), "Free some",
                        new IllegalStateException(
                                        new SQLException(
                                                "IO Exception",
                                                "90031",
                                                90031,
                                                new IOException("No space left on device"))),
                                "Free some",
                        new IllegalStateException(new SQLException("in use", "90020", 90020)),
                                "Ask in its window, or close that one",
                        new IllegalStateException(new SQLException("login", "28000", 28000)),
                                "Choose another data folder",
                        new IllegalStateException(new SQLException("read only", "90097", 90097)),
                                "Give yourself the right",
                        new FlywayException("Migration V7 failed"), "Nothing was deleted",
                        new IllegalStateException("odd"), "Nothing was changed");
        return failures.entrySet().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.getKey().toString(),
                                        () ->
                                                assertThat(
                                                                StoreTrouble.explained(
                                                                        folder,
                                                                        folder.resolve(
                                                                                "hone.mv.db"),
                                                                        entry.getKey()))
                                                        .hasMessageContaining(folder.toString())
                                                        .hasMessageContaining(entry.getValue())));
    }

    @Test
    void aSemicolonInThePathIsRefusedBeforeAnythingIsMade() {
        Path odd = folder.resolve("a;b");
        assertThatThrownBy(() -> Store.open(odd))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(odd.toString())
                .hasMessageContaining("HONE_DATA");
        assertThat(odd).doesNotExist();
    }

    @Test
    void aFileInTheFoldersPlaceIsSaidSoAndKept() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Move that file");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aMigrationThatCannotRunIsSaidSoAndNothingIsLost() throws Exception {
        Files.writeString(folder.resolve("hone.secret"), "00");
        String url = "jdbc:h2:file:" + folder.resolve("hone");
        try (var connection = DriverManager.getConnection(url, "hone", "00")) {
            connection.createStatement().execute("CREATE TABLE theirs(x INT)");
        }
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("could not be brought up to date")
                .hasMessageContaining(folder.toString());
        try (var connection = DriverManager.getConnection(url, "hone", "00")) {
            connection.createStatement().execute("SELECT x FROM theirs");
        }
    }

    @Test
    void oddCharactersInThePathAreNoTrouble() {
        Path odd = folder.resolve("Dr. O'Neill's données (1) $x~");
        try (Store store = Store.open(odd)) {
            store.settings().put("a", "b");
        }
        try (Store store = Store.open(odd)) {
            assertThat(store.settings().get("a")).contains("b");
        }
    }
}
