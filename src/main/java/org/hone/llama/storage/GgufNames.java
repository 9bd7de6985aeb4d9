package org.hone.llama.storage;

import java.util.Map;

/** Names and sizes that GGUF writes as numbers. */
final class GgufNames {
    private static final Map<Long, String> TYPES =
            Map.ofEntries(
                    Map.entry(9L, "Q8_1"),
                    Map.entry(10L, "Q2_K"),
                    Map.entry(11L, "Q3_K"),
                    Map.entry(15L, "Q8_K"),
                    Map.entry(16L, "IQ2_XXS"),
                    Map.entry(17L, "IQ2_XS"),
                    Map.entry(18L, "IQ3_XXS"),
                    Map.entry(19L, "IQ1_S"),
                    Map.entry(20L, "IQ4_NL"),
                    Map.entry(21L, "IQ3_S"),
                    Map.entry(22L, "IQ2_S"),
                    Map.entry(23L, "IQ4_XS"),
                    Map.entry(24L, "I8"),
                    Map.entry(25L, "I16"),
                    Map.entry(26L, "I32"),
                    Map.entry(27L, "I64"),
                    Map.entry(28L, "F64"),
                    Map.entry(29L, "IQ1_M"),
                    Map.entry(34L, "TQ1_0"),
                    Map.entry(35L, "TQ2_0"),
                    Map.entry(39L, "MXFP4"));

    private GgufNames() {}

    static String tensorType(long number) {
        return TYPES.getOrDefault(number, "number " + number);
    }

    /** Bytes of a value of fixed size; 1 for an unknown type, which is refused when it is read. */
    static int valueBytes(int type) {
        return switch (type) {
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            case 10, 11, 12 -> 8;
            default -> 1;
        };
    }
}
