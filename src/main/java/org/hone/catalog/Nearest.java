package org.hone.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Nearest {
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /** {@code Did you mean ...?} or the list of what there is. */
    static String hint(String written, List<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        Optional<String> nearest =
                written.length() > MAX_LENGTH
                        ? Optional.empty()
                        : known.stream()
                                .filter(
                                        name ->
                                                distance(written, name)
                                                        <= Math.max(2, name.length() / 3))
                                .min(Comparator.comparingInt(name -> distance(written, name)));
        return nearest.map(name -> "Did you mean " + name + "?")
                .orElseGet(
                        () ->
                                "Known: "
                                        + String.join(
                                                ", ", known.subList(0, Math.min(8, known.size())))
                                        + (known.size() > 8 ? ", ..." : "."));
    }

    /** Levenshtein distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
