package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.List;

/** The special tokens of planners. */
final class PlannerVocabulary {
    static final String PAD = "<pad>";
    static final String BEGIN = "<bos>";
    static final String END = "<eos>";
    static final String QUERY = "<query>";
    static final String PLAN = "<plan>";
    static final String HISTORY = "<history>";
    static final String FIRST = "<first>";

    /** Marks of each kind that have a token of their own. */
    static final int MARKS = 4;

    static final List<String> CONTROL = List.of(PAD, BEGIN, END, QUERY, PLAN, HISTORY, FIRST);

    private PlannerVocabulary() {}

    /** {@code @disease1} and so on for kinds in their slug form. */
    static List<String> marks(List<String> slugs) {
        List<String> marks = new ArrayList<>();
        for (String slug : slugs) {
            for (int i = 1; i <= MARKS; i++) {
                marks.add("@" + slug + i);
            }
        }
        return marks;
    }
}
