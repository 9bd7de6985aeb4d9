package org.hone.bkg;

import java.util.List;

/**
 * An operation that lists the neighbours of its inputs.
 *
 * @param name operationId
 * @param parameter the name of its input
 * @param summary one sentence
 * @param words a sentence with the parameter in braces
 * @param hops ways to the results; all between the same kinds
 * @param defaultRelations relations that are followed when none is asked for
 */
record ListOperation(
        String name,
        String parameter,
        String summary,
        String words,
        List<Hop> hops,
        List<String> defaultRelations) {

    static ListOperation of(
            String name, String parameter, String summary, String words, Hop... hops) {
        List<Hop> all = List.of(hops);
        return new ListOperation(
                name, parameter, summary, words, all, all.stream().map(Hop::relation).toList());
    }

    ListOperation withDefault(String relation) {
        return new ListOperation(name, parameter, summary, words, hops, List.of(relation));
    }

    String inputKind() {
        return hops.get(0).from();
    }

    String outputKind() {
        return hops.get(0).to();
    }

    /** Whether a caller may choose among relations. */
    boolean hasRelations() {
        return hops.size() > 1;
    }

    List<String> relations() {
        return hops.stream().map(Hop::relation).toList();
    }
}
