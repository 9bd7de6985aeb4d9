package org.hone.bkg.imports;

import java.util.List;
import java.util.Locale;

/**
 * A column that is looked for in a table's header.
 *
 * @param names accepted names in small letters, the first that the header has counts
 * @param required whether a table without it is refused; otherwise its cells are empty
 */
record Column(List<String> names, boolean required) {
    static Column required(String... names) {
        return new Column(small(names), true);
    }

    static Column optional(String... names) {
        return new Column(small(names), false);
    }

    private static List<String> small(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
