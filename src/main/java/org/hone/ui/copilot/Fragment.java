package org.hone.ui.copilot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.domain.Entity;

/**
 * Some last words before the caret that may begin an entity's name.
 *
 * @param words as typed
 * @param start index of the first character in the text
 */
record Fragment(String words, int start) {
    private static final int MOST_WORDS = 4;
    private static final int FEWEST_LETTERS = 2;
    private static final Pattern WORD = Pattern.compile("[^\\s,;?()\"]+");

    /** Words of questions: no name is looked for that begins with one of them. */
    private static final Set<String> QUESTION_WORDS =
            Set.of(
                    ("a all also an and are associated by can cause caused causes compounds compare"
                                    + " count disease diseases do does drug drugs find for from gene genes get"
                                    + " give have how in interact is it its kind known like list many me most"
                                    + " of on or pathways regulate related resemble share show side symptoms"
                                    + " targets than that the their them these they this those to treat"
                                    + " treated treats used what where which who with")
                            .split(" "));

    /** The fragments that end at the caret, longest first; none in the middle of a word. */
    static List<Fragment> before(String text, int caret) {
        boolean inside = caret < text.length() && WORD.matcher(text.substring(caret)).lookingAt();
        if (inside) {
            return List.of();
        }
        List<Integer> starts = new ArrayList<>();
        Matcher word = WORD.matcher(text).region(0, caret);
        int end = 0;
        while (word.find()) {
            if (!text.substring(end, word.start()).isBlank()) {
                starts.clear();
            }
            starts.add(word.start());
            end = word.end();
        }
        if (end < caret) {
            return List.of();
        }
        return starts.subList(Math.max(0, starts.size() - MOST_WORDS), starts.size()).stream()
                .map(start -> new Fragment(text.substring(start, caret), start))
                .filter(Fragment::mayBeginAName)
                .toList();
    }

    private boolean mayBeginAName() {
        return words.chars().filter(Character::isLetterOrDigit).count() >= FEWEST_LETTERS
                && !QUESTION_WORDS.contains(lower(words).split("\\s+")[0]);
    }

    /** Whether the words stand in a name, the last of them perhaps only by its beginning. */
    boolean begins(Entity entity) {
        String name = lower(entity.name());
        String typed = lower(words);
        List<String> names = Arrays.asList(name.split("[\\s,()/-]+"));
        String[] parts = typed.split("[\\s,()/-]+");
        for (int i = 0; i < parts.length - 1; i++) {
            if (!names.contains(parts[i])) {
                return false;
            }
        }
        String last = parts.length == 0 ? typed : parts[parts.length - 1];
        return !name.equals(typed) && names.stream().anyMatch(part -> part.startsWith(last));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
