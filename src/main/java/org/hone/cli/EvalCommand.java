package org.hone.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.hone.evaluate.AccuracyTable;
import org.hone.evaluate.FirstModelEvaluation;
import org.hone.evaluate.PlanScore;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.prompts.PromptLibrary.Split;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures models. */
@Command(name = "eval", description = "Measure a model.", mixinStandardHelpOptions = true)
public final class EvalCommand {
    private final Installation installation;
    private final Console console;
    private final Callable<Opened> open;

    /** A first model ready to be asked, and what must be closed afterwards. */
    public record Opened(FirstModelEvaluation evaluation, AutoCloseable resources) {}

    /**
     * @param open starts service and model
     */
    public EvalCommand(Installation installation, Console console, Callable<Opened> open) {
        this.installation = installation;
        this.console = console;
        this.open = open;
    }

    /** Exact-answer accuracy of the first model. */
    @Command(
            name = "first",
            description = "Exact-answer accuracy of the first model by phrasing group and intent.",
            mixinStandardHelpOptions = true)
    int first(
            @Option(
                            names = "--split",
                            defaultValue = "test",
                            description = "train, dev or test (default: ${DEFAULT-VALUE}).")
                    String split,
            @Option(
                            names = "--limit",
                            defaultValue = "0",
                            description =
                                    "Ask only so many, drawn at random; 0 for all (default: ${DEFAULT-VALUE}).")
                    int limit,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description =
                                    "Seed of the entities filled in (default: ${DEFAULT-VALUE}).")
                    long seed,
            @Option(names = "--intents", description = "Print a line per intent as well.")
                    boolean intents)
            throws Exception {
        Split part = Split.valueOf(split.toUpperCase(Locale.ROOT));
        List<PromptExample> examples =
                new ArrayList<>(new PromptLibrary(installation.prompts()).read(part));
        if (limit > 0) {
            Collections.shuffle(examples, new Random(seed));
            examples = examples.subList(0, Math.min(limit, examples.size()));
        }
        Opened opened = open.call();
        try (AutoCloseable resources = opened.resources()) {
            List<PlanScore> scores =
                    opened.evaluation()
                            .run(examples, part, seed, console.progress(), Cancellation.none());
            console.print(
                    "%-28s %6s %7s %15s %6s %9s"
                            .formatted("", "n", "exact", "95 % interval", "F1", "median ms"));
            AccuracyTable.by(
                            scores,
                            score -> score.group() + (score.heldOut() ? ", unseen intent" : ""))
                    .forEach(this::print);
            print(
                    AccuracyTable.row(
                            "canonical",
                            scores.stream()
                                    .filter(score -> score.group().equals(PromptExample.CANONICAL))
                                    .toList()));
            print(
                    AccuracyTable.row(
                            "paraphrases",
                            scores.stream()
                                    .filter(score -> !score.group().equals(PromptExample.CANONICAL))
                                    .toList()));
            print(AccuracyTable.row("all", scores));
            double linked =
                    scores.stream().filter(PlanScore::linked).count()
                            / (double) Math.max(1, scores.size());
            console.print("Entities linked as meant: %.1f %%".formatted(100 * linked));
            if (intents) {
                AccuracyTable.by(
                                scores,
                                score ->
                                        score.intent()
                                                + " "
                                                + (score.group().equals(PromptExample.CANONICAL)
                                                        ? "canonical"
                                                        : "paraphrase"))
                        .forEach(this::print);
            }
            return ExitCodes.DONE;
        }
    }

    private void print(AccuracyTable.Row row) {
        console.print(
                "%-28s %6d %6.1f%% %6.1f%%-%6.1f%% %6.3f %9.0f"
                        .formatted(
                                row.label(),
                                row.count(),
                                100 * row.exact(),
                                100 * row.low(),
                                100 * row.high(),
                                row.f1(),
                                row.medianMillis()));
    }
}
