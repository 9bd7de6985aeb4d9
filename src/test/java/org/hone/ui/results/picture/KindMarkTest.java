package org.hone.ui.results.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class KindMarkTest {
    private static final Color DARK_PAPER = Color.web("#0d1117");

    @Test
    void elevenKindsAreToldApartWithoutColour() {
        Map<String, KindMark> marks =
                KindMark.of(
                        List.of(
                                "Anatomy",
                                "Biological Process",
                                "Cellular Component",
                                "Compound",
                                "Disease",
                                "Gene",
                                "Molecular Function",
                                "Pathway",
                                "Pharmacologic Class",
                                "Side Effect",
                                "Symptom"));
        assertThat(marks.values())
                .extracting(mark -> mark.outline() + mark.letters())
                .doesNotHaveDuplicates();
        assertThat(marks.values()).extracting(KindMark::letters).doesNotHaveDuplicates();
        assertThat(marks.get("Side Effect").letters()).isEqualTo("SE");
    }

    @Test
    void aKindKeepsItsMarkWhateverTheOthers() {
        KindMark alone = KindMark.of(List.of("Gene")).get("Gene");
        assertThat(KindMark.of(List.of("Gene", "Disease", "Compound")).get("Gene"))
                .isEqualTo(alone);
    }

    @Test
    void aKindWithoutNameHasNoLetters() {
        assertThat(KindMark.of(List.of("")).get("").letters()).isEmpty();
    }

    @Test
    void everyColourIsReadableInBothThemes() throws IOException {
        List<Color> colours =
                Pattern.compile("\\.graph-kind-\\d \\{ -fx-background-color: (#[0-9a-f]{6});")
                        .matcher(Files.readString(Path.of("resources/org/hone/ui/hone.css")))
                        .results()
                        .map(found -> Color.web(found.group(1)))
                        .toList();
        assertThat(colours).hasSize(KindMark.COLOURS).doesNotHaveDuplicates();
        assertThat(colours)
                .allSatisfy(
                        colour -> {
                            assertThat(contrast(colour, Color.WHITE)).isGreaterThan(4.5);
                            assertThat(contrast(colour, DARK_PAPER)).isGreaterThan(3);
                        });
    }

    /** As WCAG 2.1 defines it. */
    private static double contrast(Color first, Color second) {
        double a = luminance(first) + 0.05;
        double b = luminance(second) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
