package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a query.
 *
 * @param written as typed
 * @param normal in lower case, possessive taken off
 */
record Word(String written, String normal, int start, int end) {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019]s\\b)?");

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            String written = matcher.group();
            words.add(
                    new Word(
                            written,
                            NameTable.normalise(written.toLowerCase(Locale.ROOT)),
                            matcher.start(),
                            matcher.end()));
        }
        return words;
    }

    boolean hasDigit() {
        return written.chars().anyMatch(Character::isDigit);
    }

    boolean isNumber() {
        return written.chars().allMatch(Character::isDigit);
    }

    boolean isUpperCase() {
        return written.length() > 1
                && written.equals(written.toUpperCase(Locale.ROOT))
                && !isNumber();
    }
}
