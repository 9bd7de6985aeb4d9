package org.hone.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hone.catalog.GrammarNodes.Node;
import org.hone.domain.EntityMark;
import org.hone.domain.PlanStep;

/**
 * The plans over a catalogue, as an automaton over bytes: whatever is written along it parses,
 * validates without errors or warnings, and uses every step.
 */
public final class PlanGrammar {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*[0-9]*");
    private static final Pattern NUMBERED_NAME = Pattern.compile("[a-z][a-z_]*[0-9]+");
    private static final int MAX_NAME = 12;
    private static final int MAX_NAME_WITH_NUMBER = 15;

    private final Catalog catalog;
    private final int maxSteps;
    private final Set<String> reserved = new HashSet<>(Set.of("return", "true", "false"));

    /** Plans of at most {@link PlanValidator#MAX_STEPS} steps. */
    public PlanGrammar(Catalog catalog) {
        this(catalog, PlanValidator.MAX_STEPS);
    }

    /**
     * @param maxSteps 1 to {@link PlanValidator#MAX_STEPS}
     */
    public PlanGrammar(Catalog catalog, int maxSteps) {
        this.catalog = catalog;
        this.maxSteps = maxSteps;
        for (Operation operation : catalog.operations()) {
            for (Parameter parameter : operation.parameters()) {
                if (parameter.type() instanceof ValueType.ChoiceType choice) {
                    reserved.addAll(choice.words());
                }
            }
        }
    }

    /**
     * The beginning of a plan.
     *
     * @param marks the entities that it may speak of
     */
    public GrammarPosition start(List<EntityMark> marks) {
        return new Ways(line(new GrammarContext(List.copyOf(marks), List.of(), Set.of())));
    }

    /** The ways to go on: an automaton of alternatives walked side by side. */
    private record Ways(List<Node> nodes) implements GrammarPosition {
        @Override
        public boolean allows(int nextByte) {
            for (Node node : nodes) {
                if (!node.after(nextByte).isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Optional<GrammarPosition> next(int nextByte) {
            List<Node> next = waysAfter(nextByte);
            return next.isEmpty() ? Optional.empty() : Optional.of(new Ways(next));
        }

        @Override
        public GrammarPosition after(int nextByte) {
            List<Node> next = waysAfter(nextByte);
            if (next.isEmpty()) {
                throw new IllegalArgumentException("Byte " + nextByte + " is not allowed here");
            }
            return new Ways(next);
        }

        private List<Node> waysAfter(int nextByte) {
            List<Node> next = new ArrayList<>();
            for (Node node : nodes) {
                next.addAll(node.after(nextByte));
            }
            return next;
        }

        @Override
        public boolean complete() {
            return nodes.contains(GrammarNodes.END);
        }
    }

    /** A step, or the return line. */
    private List<Node> line(GrammarContext context) {
        List<Node> ways = new ArrayList<>();
        if (!context.steps().isEmpty()) {
            ways.addAll(GrammarNodes.literal("return ", () -> returned(context, List.of())));
        }
        if (context.steps().size() < maxSteps) {
            ways.add(
                    GrammarNodes.named(
                            "",
                            text -> isName(text, context),
                            text -> isFree(text, context),
                            name -> GrammarNodes.literal(" = ", () -> operation(context, name))));
        }
        return ways;
    }

    private boolean isName(String text, GrammarContext context) {
        boolean form =
                text.length() <= MAX_NAME
                        ? NAME.matcher(text).matches()
                        : text.length() <= MAX_NAME_WITH_NUMBER
                                && NUMBERED_NAME.matcher(text).matches();
        return form && (text.length() < MAX_NAME_WITH_NUMBER || isFree(text, context));
    }

    private boolean isFree(String name, GrammarContext context) {
        return !name.isEmpty() && !reserved.contains(name) && context.type(name).isEmpty();
    }

    private List<Node> operation(GrammarContext context, String name) {
        List<Node> ways = new ArrayList<>();
        for (Operation operation : catalog.operations()) {
            if (context.canCall(operation)) {
                GrammarCall call = new GrammarCall(context, operation, this::line);
                ways.addAll(
                        GrammarNodes.literal(
                                operation.name() + "(",
                                () ->
                                        call.parameters(
                                                new PlanStep(
                                                        name, operation.name(), java.util.Map.of()),
                                                0)));
            }
        }
        return ways;
    }

    /** Each step once; the plan is whole when no unused step is left out. */
    private List<Node> returned(GrammarContext context, List<String> returned) {
        List<Node> ways = new ArrayList<>();
        for (GrammarContext.Step step : context.steps()) {
            if (!returned.contains(step.name())) {
                List<String> more = new ArrayList<>(returned);
                more.add(step.name());
                ways.addAll(GrammarNodes.literal(step.name(), () -> afterReturned(context, more)));
            }
        }
        return ways;
    }

    private List<Node> afterReturned(GrammarContext context, List<String> returned) {
        List<Node> ways = new ArrayList<>();
        if (returned.containsAll(context.unused())) {
            ways.add(GrammarNodes.END);
        }
        if (returned.size() < context.steps().size()) {
            ways.addAll(GrammarNodes.literal(", ", () -> returned(context, returned)));
        }
        return ways;
    }
}
