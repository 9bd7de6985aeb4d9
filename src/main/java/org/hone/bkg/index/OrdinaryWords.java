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
    private final Set<String> geneWords;

    private OrdinaryWords(Set<String> words, Set<String> geneWords) {
        this.words = words;
        this.geneWords = geneWords;
    }

    static OrdinaryWords load() {
        return new OrdinaryWords(read("ordinary-words.txt"), read("gene-words.txt"));
    }

    private static Set<String> read(String file) {
        try (InputStream in = OrdinaryWords.class.getResourceAsStream("/org/hone/bkg/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\\s+")).collect(Collectors.toSet());
        } catch (IOException impossible) {
            throw new UncheckedIOException(file + " belongs to the program", impossible);
        }
    }

    /** Whether a gene's symbol in small letters is an English word as well. */
    boolean isGeneWord(String word) {
        return geneWords.contains(word);
    }

    /** Whether a normalised word, or its singular, is ordinary. */
    boolean contains(String word) {
        return words.contains(word)
                || word.endsWith("s") && words.contains(word.substring(0, word.length() - 1));
    }
}
