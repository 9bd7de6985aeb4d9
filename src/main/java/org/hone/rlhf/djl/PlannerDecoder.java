package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.Catalog;
import org.hone.catalog.GrammarPosition;
import org.hone.catalog.PlanGrammar;
import org.hone.catalog.PlanParser;
import org.hone.domain.Action;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.ByteAutomaton;
import org.hone.llama.ConstrainedText;
import org.hone.llama.Continuations;
import org.hone.llama.Generator;
import org.hone.llama.LlamaForCausalLM;
import org.hone.llama.SamplingOptions;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;

/** Writes plans with a decoder along the plan grammar: whatever comes out is valid. */
final class PlannerDecoder {
    /**
     * What writing one plan may take.
     *
     * @param steps of the plan
     * @param tokens of one attempt
     * @param attempts continuations that are tried
     */
    record Budget(int steps, int tokens, int attempts) {}

    private final Generator generator;
    private final PlannerText text;
    private final PlanGrammar grammar;
    private final Budget budget;
    private final PlanParser parser = new PlanParser();
    private final CanonicalPlan canonical = new CanonicalPlan();

    PlannerDecoder(LlamaForCausalLM model, BpeTokenizer tokenizer, Catalog catalog, Budget budget) {
        this.generator = new Generator(model, tokenizer, PlannerVocabulary.END);
        this.text = new PlannerText(tokenizer);
        this.grammar = new PlanGrammar(catalog, budget.steps());
        this.budget = budget;
    }

    /** What is continued for a state, at first. */
    ConstrainedText constrained(State state) {
        PlannerText.Prompt prompt = text.write(state, Optional.empty());
        return new ConstrainedText(prompt.ids(), start(prompt));
    }

    private ByteAutomaton start(PlannerText.Prompt prompt) {
        return new Automaton(grammar.start(prompt.marks().modelMarks()));
    }

    /**
     * Writes a plan that is none of the rejected: the likeliest first; then, best first, the plans
     * that leave an earlier one at one token and go on greedily from there.
     *
     * @param first A1, for refinement
     * @throws PlanningException if no other plan came out
     */
    Action write(
            State state,
            Optional<Plan> first,
            ModelVersion version,
            Consumer<String> pieces,
            Cancellation cancellation) {
        PlannerText.Prompt prompt = text.write(state, first);
        ByteAutomaton start = start(prompt);
        Set<String> rejected = new HashSet<>();
        state.rejected().forEach(plan -> rejected.add(canonical.of(plan)));
        SamplingOptions greedy = SamplingOptions.greedy(budget.tokens());
        PriorityQueue<Generator.Prefix> open =
                new PriorityQueue<>(Comparator.comparingDouble(prefix -> -prefix.logProb()));
        open.add(Generator.Prefix.EMPTY);
        try (Continuations continuations = generator.open(prompt.ids(), start, budget.tokens())) {
            for (int attempt = 0; attempt < budget.attempts() && !open.isEmpty(); attempt++) {
                List<String> heard = new ArrayList<>();
                boolean live = rejected.isEmpty() && attempt == 0;
                Generator.Generation generation =
                        continuations.generate(
                                open.remove(), greedy, live ? pieces : heard::add, cancellation);
                open.addAll(generation.branches());
                Optional<Plan> plan =
                        generation.finished()
                                ? parser.parse(generation.text())
                                        .plan()
                                        .map(prompt.marks()::toSession)
                                : Optional.empty();
                if (plan.isPresent() && rejected.add(canonical.of(plan.get()))) {
                    heard.forEach(pieces);
                    return new Action(plan.get(), version, generation.whole().logProb());
                }
            }
        }
        throw new PlanningException(
                state.rejected().isEmpty()
                        ? "The model found no plan for this question. Try other words."
                        : "The model has no other plan for this question. Edit the last one, or ask in other words.");
    }

    /** The plan grammar as the decoder walks it. */
    private record Automaton(GrammarPosition position) implements ByteAutomaton {
        @Override
        public boolean allows(int nextByte) {
            return position.allows(nextByte);
        }

        @Override
        public ByteAutomaton after(int nextByte) {
            return new Automaton(position.after(nextByte));
        }

        @Override
        public Optional<ByteAutomaton> next(int nextByte) {
            return position.next(nextByte).map(Automaton::new);
        }

        @Override
        public boolean complete() {
            return position.complete();
        }
    }
}
