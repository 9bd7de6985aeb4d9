package org.hone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hone.domain.InvalidInputException;
import org.hone.evaluate.CandidateFile;
import org.hone.evaluate.CandidatePool;
import org.hone.evaluate.CandidateSet;
import org.hone.evaluate.Interval;
import org.hone.evaluate.RewardSimulation;
import org.hone.evaluate.RewardSimulation.Point;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.prompts.PromptLibrary.Split;
import org.hone.rlhf.RewardTraining;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns from simulated annotators and draws the learning curve. */
@Command(
        name = "simulate",
        description = "Learn from simulated annotators and print the learning curve.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand {
    private static final String WHOLE = "whole";

    private final Installation installation;
    private final Console console;
    private final Callable<Opened> open;

    /**
     * What a simulation works with.
     *
     * @param pool makes candidates
     * @param training by whether the whole trunk learns
     * @param resources to be closed afterwards
     */
    public record Opened(
            CandidatePool pool,
            Function<Boolean, RewardTraining> training,
            AutoCloseable resources) {}

    /**
     * @param open starts service and models
     */
    public SimulateCommand(Installation installation, Console console, Callable<Opened> open) {
        this.installation = installation;
        this.console = console;
        this.open = open;
    }

    /** The learning curve of the reward model. */
    @Command(
            name = "reward",
            description =
                    "Train reward models on K-way picks of simulated annotators over train questions, and measure them on the true order of candidate pairs of test questions.",
            mixinStandardHelpOptions = true)
    int reward(
            @Option(
                            names = "--picks",
                            split = ",",
                            defaultValue = "0,50,100,200,500",
                            description = "Numbers of picks (default: ${DEFAULT-VALUE}).")
                    List<Integer> picks,
            @Option(
                            names = "--reliability",
                            defaultValue = "0.9",
                            description =
                                    "Probability that an annotator picks a best plan (default: ${DEFAULT-VALUE}).")
                    double reliability,
            @Option(
                            names = "--seeds",
                            defaultValue = "5",
                            description = "Repetitions (default: ${DEFAULT-VALUE}).")
                    int seeds,
            @Option(
                            names = "--candidates",
                            defaultValue = "4",
                            description = "K, plans of a question (default: ${DEFAULT-VALUE}).")
                    int size,
            @Option(
                            names = "--pool",
                            defaultValue = "700",
                            description =
                                    "Train questions that picks are drawn from (default: ${DEFAULT-VALUE}).")
                    int pool,
            @Option(
                            names = "--test",
                            defaultValue = "250",
                            description =
                                    "Test questions to measure on (default: ${DEFAULT-VALUE}).")
                    int test,
            @Option(
                            names = "--regenerations",
                            defaultValue = "1",
                            description =
                                    "Plans of a question that the first model writes (default: ${DEFAULT-VALUE}).")
                    int regenerations,
            @Option(
                            names = "--keep",
                            description =
                                    "Folder that keeps the candidates; a later run reads them from there.")
                    Path keep,
            @Option(
                            names = "--learns",
                            defaultValue = "head",
                            description =
                                    "head: the trunk stands still; whole: all weights learn (default: ${DEFAULT-VALUE}).")
                    String learns)
            throws Exception {
        if (!List.of("head", WHOLE).contains(learns)
                || !(reliability >= 0 && reliability <= 1)
                || size < 2
                || seeds < 1) {
            throw new InvalidInputException(
                    "Use --learns head or whole, --reliability 0 to 1, --candidates 2 or more and --seeds 1 or more.");
        }
        Opened opened = open.call();
        try (AutoCloseable resources = opened.resources()) {
            List<CandidateSet> judged =
                    draw(opened.pool(), Split.TRAIN, pool, size, regenerations, keep);
            List<CandidateSet> measured =
                    draw(opened.pool(), Split.TEST, test, size, regenerations, keep);
            console.print(
                    "%d train and %d test questions, %d candidates each, %d test pairs"
                            .formatted(
                                    judged.size(),
                                    measured.size(),
                                    size,
                                    measured.stream().mapToInt(set -> set.pairs().size()).sum()));
            List<Point> points =
                    new RewardSimulation(judged, measured, reliability)
                            .run(
                                    opened.training().apply(learns.equals(WHOLE)),
                                    picks,
                                    LongStream.rangeClosed(1, seeds).boxed().toList(),
                                    this::note,
                                    Cancellation.none());
            print(points, picks);
            return ExitCodes.DONE;
        }
    }

    private List<CandidateSet> draw(
            CandidatePool pool, Split split, int count, int size, int regenerations, Path keep)
            throws Exception {
        Path file =
                keep == null
                        ? null
                        : keep.resolve(
                                "candidates-%s-%d-%d-%d.jsonl"
                                        .formatted(
                                                split.name().toLowerCase(Locale.ROOT),
                                                count,
                                                size,
                                                regenerations));
        if (file != null && Files.isRegularFile(file)) {
            return new CandidateFile().read(file);
        }
        List<PromptExample> examples = new PromptLibrary(installation.prompts()).read(split);
        List<CandidateSet> sets =
                pool.draw(
                        examples,
                        split,
                        count,
                        size,
                        regenerations,
                        1,
                        console.progress(),
                        Cancellation.none());
        if (file != null) {
            Files.createDirectories(keep);
            new CandidateFile().write(file, sets);
        }
        return sets;
    }

    private void note(Point point) {
        console.note(
                "seed %d  %d picks  accuracy %.3f  best first %.3f  %.0f ms"
                        .formatted(
                                point.seed(),
                                point.picks(),
                                point.accuracy(),
                                point.best(),
                                point.millis()));
    }

    private void print(List<Point> points, List<Integer> picks) {
        console.print(
                "%6s %9s %17s %11s %17s"
                        .formatted(
                                "picks",
                                "accuracy",
                                "95 % interval",
                                "best first",
                                "95 % interval"));
        Map<Integer, List<Point>> byPicks =
                points.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Point::picks, TreeMap::new, Collectors.toList()));
        byPicks.forEach(
                (count, group) -> {
                    Interval accuracy = interval(group, Point::accuracy);
                    Interval best = interval(group, Point::best);
                    console.print(
                            "%6d %8.1f%% %7.1f%%-%7.1f%% %10.1f%% %7.1f%%-%7.1f%%"
                                    .formatted(
                                            count,
                                            100 * accuracy.mean(),
                                            100 * accuracy.low(),
                                            100 * accuracy.high(),
                                            100 * best.mean(),
                                            100 * best.low(),
                                            100 * best.high()));
                });
        List<Point> last = byPicks.get(picks.stream().max(Integer::compare).orElseThrow());
        console.print("By origin of the worse plan, at the most picks:");
        new ArrayList<>(last.get(0).byOrigin().keySet())
                .forEach(
                        origin -> {
                            Interval one =
                                    interval(
                                            last,
                                            p -> p.byOrigin().getOrDefault(origin, Double.NaN));
                            console.print("  %-18s %6.1f%%".formatted(origin, 100 * one.mean()));
                        });
    }

    private static Interval interval(List<Point> points, Function<Point, Double> value) {
        return Interval.of(points.stream().mapToDouble(value::apply).toArray());
    }
}
