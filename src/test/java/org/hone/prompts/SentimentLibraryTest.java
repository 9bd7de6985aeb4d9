package org.hone.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hone.domain.Sentiment;
import org.junit.jupiter.api.Test;

/** The utterances are enough, balanced, and the held-out ones are others than those learnt. */
class SentimentLibraryTest {
    private static final double NEARLY_EQUAL = 0.8;
    private static final Pattern WORDS = Pattern.compile("[\\p{L}']+|\\p{N}+|[^\\s\\p{L}\\p{N}]");

    private final SentimentLibrary library = new SentimentLibrary(Path.of("data/sentiment"));

    @Test
    void noHeldOutUtteranceIsNearlyOneThatIsLearnt() throws IOException {
        List<Set<String>> learnt = library.train().stream().map(u -> words(u.text())).toList();
        List<String> near = new ArrayList<>();
        for (SentimentUtterance heldOut : library.heldOut()) {
            Set<String> words = words(heldOut.text());
            if (learnt.stream().anyMatch(other -> jaccard(words, other) > NEARLY_EQUAL)) {
                near.add(heldOut.id() + " " + heldOut.text());
            }
        }
        assertThat(near).isEmpty();
    }

    @Test
    void theClassesAreBalancedAndNoIdIsUsedTwice() throws IOException {
        for (List<SentimentUtterance> part : List.of(library.train(), library.heldOut())) {
            Map<Sentiment, Long> counts =
                    part.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            SentimentUtterance::sentiment, Collectors.counting()));
            assertThat(counts.values())
                    .hasSize(3)
                    .allSatisfy(
                            count -> assertThat(count / (double) part.size()).isBetween(0.3, 0.4));
            assertThat(part.stream().map(SentimentUtterance::id).distinct()).hasSize(part.size());
        }
        assertThat(library.heldOut().size()).isGreaterThanOrEqualTo(600);
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORDS.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static double jaccard(Set<String> one, Set<String> two) {
        long both = one.stream().filter(two::contains).count();
        return both / (double) Math.max(1, one.size() + two.size() - both);
    }
}
