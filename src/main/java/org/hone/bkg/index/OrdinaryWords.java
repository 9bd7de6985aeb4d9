package org.hone.bkg.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that people ask with, rather than about. */
final class OrdinaryWords {
    private final Set<String> words;

    private OrdinaryWords(Set<String> words) {
        this.words = words;
    }

    static OrdinaryWords load() {
        try (InputStream in =
                OrdinaryWords.class.getResourceAsStream("/org/hone/bkg/ordinary-words.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new OrdinaryWords(Stream.of(text.split("\\s+")).collect(Collectors.toSet()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("ordinary-words.txt belongs to the program", impossible);
        }
    }

    /** Whether a normalised word, or its singular, is ordinary. */
    boolean contains(String word) {
        return words.contains(word)
                || word.endsWith("s") && words.contains(word.substring(0, word.length() - 1));
    }
}
