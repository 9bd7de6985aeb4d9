package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanPrinter;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Plan;
import org.hone.domain.Turn;
import org.hone.llama.TokenSequence;
import org.hone.prompts.PromptExample;

/** Turns examples of the prompt library into training sequences. */
final class PlannerExamples {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w@])[0-9]{1,2}(?![\\w])");
    private static final int LARGEST_NUMBER = 50;

    private final PlannerText text;
    private final PlanParser parser = new PlanParser();

    PlannerExamples(PlannerText text) {
        this.text = text;
    }

    /** All texts that a tokenizer should learn from. */
    static List<String> texts(List<PromptExample> examples) {
        List<String> texts = new ArrayList<>();
        PlanParser parser = new PlanParser();
        for (PromptExample example : examples) {
            texts.add(example.query().toLowerCase(java.util.Locale.ROOT));
            parser.parse(example.plan())
                    .plan()
                    .ifPresent(plan -> texts.add(new PlanPrinter().print(plan)));
        }
        return texts;
    }

    TokenSequence sequence(PromptExample example) {
        Optional<Turn> history =
                example.history().isEmpty()
                        ? Optional.empty()
                        : Optional.of(turn(example.history().get(example.history().size() - 1)));
        PlannerText.Prompt prompt = text.write(history, example.query(), Optional.empty());
        return new TokenSequence(
                prompt.ids(), text.completion(prompt.marks(), plan(example.plan())));
    }

    private Turn turn(PromptExample.Exchange exchange) {
        return new Turn(exchange.query(), plan(exchange.plan()));
    }

    private Plan plan(String planText) {
        return parser.parse(planText)
                .plan()
                .orElseThrow(() -> new InvalidInputException("Not a plan: " + planText));
    }

    /**
     * The same example with another number where query and plan share one: numbers are to be
     * copied.
     */
    PromptExample withOtherNumber(PromptExample example, SplittableRandom random) {
        Matcher number = NUMBER.matcher(example.query());
        if (!example.history().isEmpty() || !number.find()) {
            return example;
        }
        String old = number.group();
        String inPlan = "=" + old;
        if (number.find() || !example.plan().matches("(?s).*" + inPlan + "[,)].*")) {
            return example;
        }
        String other = Integer.toString(2 + random.nextInt(LARGEST_NUMBER - 1));
        String query = NUMBER.matcher(example.query()).replaceFirst(other);
        String plan = example.plan().replaceAll(inPlan + "([,)])", "=" + other + "$1");
        return new PromptExample(
                example.id(),
                example.intent(),
                example.group(),
                query,
                plan,
                example.heldout(),
                example.history());
    }
}
