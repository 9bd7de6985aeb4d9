package org.hone.ui.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.assistant.StepInWords;
import org.hone.domain.Phrase;

/** What the steps of some plans, in words, do not have in common. */
public final class PlanDifferences {
    /** Steps that share less than this part of their words are not compared word by word. */
    private static final double ALIKE = 0.34;

    private final List<List<StepInWords>> plans;

    /** Compares each plan with all others. */
    public PlanDifferences(List<List<StepInWords>> plans) {
        this.plans = plans.stream().map(List::copyOf).toList();
    }

    /**
     * A piece of a step's sentence.
     *
     * @param name whether it is an entity's name
     * @param differs whether at least half of the other plans say it otherwise
     */
    public record Piece(String text, boolean name, boolean differs) {}

    /** The sentence of one step of one plan, in pieces. */
    public List<Piece> pieces(int plan, int step) {
        StepInWords said = plans.get(plan).get(step);
        List<Set<String>> others = others(plan, said);
        List<Piece> pieces = new ArrayList<>();
        for (Phrase phrase : said.phrases()) {
            for (String word : words(phrase)) {
                add(pieces, word, phrase.name(), differs(word.strip(), others));
            }
        }
        return pieces;
    }

    /** Whether half of the other plans have the step but treat its result otherwise. */
    public boolean returnedDiffers(int plan, int step) {
        StepInWords said = plans.get(plan).get(step);
        long other =
                plans.stream()
                        .filter(one -> one != plans.get(plan))
                        .map(one -> closest(one, said))
                        .flatMap(Optional::stream)
                        .filter(match -> match.returned() != said.returned())
                        .count();
        return other > 0 && 2 * other >= plans.size() - 1;
    }

    private List<Set<String>> others(int plan, StepInWords said) {
        List<Set<String>> others = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            if (i != plan) {
                others.add(
                        closest(plans.get(i), said)
                                .map(PlanDifferences::vocabulary)
                                .orElse(Set.of()));
            }
        }
        return others;
    }

    private static boolean differs(String word, List<Set<String>> others) {
        long without = others.stream().filter(other -> !other.contains(word)).count();
        return without > 0 && 2 * without >= others.size();
    }

    private static void add(List<Piece> pieces, String text, boolean name, boolean differs) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && !name && !last.name() && last.differs() == differs) {
            pieces.set(pieces.size() - 1, new Piece(last.text() + text, false, differs));
        } else {
            pieces.add(new Piece(text, name, differs));
        }
    }

    private static Optional<StepInWords> closest(List<StepInWords> plan, StepInWords said) {
        Set<String> wanted = vocabulary(said);
        StepInWords best = null;
        double most = ALIKE;
        for (StepInWords step : plan) {
            double share = share(wanted, vocabulary(step));
            if (share > most) {
                most = share;
                best = step;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double share(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / Math.max(1, a.size() + b.size() - both.size());
    }

    private static Set<String> vocabulary(StepInWords step) {
        return step.phrases().stream()
                .flatMap(phrase -> words(phrase).stream())
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /** A name is one word; the others keep the blank after them. */
    private static List<String> words(Phrase phrase) {
        return phrase.name() ? List.of(phrase.text()) : List.of(phrase.text().split("(?<=\\s)"));
    }
}
