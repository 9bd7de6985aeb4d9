package org.hone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a view names is in the bundle, and every text of the bundle is used. */
class LocalizationConsistencyTest {
    private static final Path BUNDLE = Path.of("resources/org/hone/ui/text.properties");

    private static Set<String> keys() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(BUNDLE)) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<String> used(String folder, String ending, Pattern pattern)
            throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(ending)).toList();
            Set<String> used = new TreeSet<>();
            for (Path source : sources) {
                used.addAll(
                        pattern.matcher(Files.readString(source))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet()));
            }
            return used;
        }
    }

    @Test
    void everyKeyIsUsedAndEveryUseHasAKey() throws IOException {
        String screens =
                keys().stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .distinct()
                        .collect(Collectors.joining("|"));
        Set<String> used =
                used("resources/org/hone/ui", ".fxml", Pattern.compile("\"%([a-z.]+)\""));
        used.addAll(
                used(
                        "src/main/java/org/hone/ui",
                        ".java",
                        Pattern.compile("\"((?:" + screens + ")\\.[a-z.]*[a-z])\"")));
        Set<String> expected = new TreeSet<>(used);
        for (org.hone.domain.StepStatus status : org.hone.domain.StepStatus.values()) {
            expected.add("results.status." + status.name().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(keys()).isEqualTo(expected);
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        List<String> lines =
                Files.readAllLines(BUNDLE).stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
        assertThat(lines).doesNotHaveDuplicates();
    }
}
