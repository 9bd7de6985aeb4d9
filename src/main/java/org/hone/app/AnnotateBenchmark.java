package org.hone.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.ShownTask;
import org.hone.catalog.PlanParser;
import org.hone.cli.BenchCommand.Times;
import org.hone.cli.Installation;
import org.hone.client.RemoteAssistant;
import org.hone.domain.Action;
import org.hone.domain.AnnotationTask;
import org.hone.domain.CandidatePlan;
import org.hone.domain.Judgement;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.QueueKind;
import org.hone.domain.Ranking;
import org.hone.domain.Seat;
import org.hone.domain.State;
import org.hone.domain.TaskKind;
import org.hone.server.AssistantServer;
import org.hone.store.Store;
import org.hone.task.Progress;

/** Times an annotator's picks through server and client, over a new store on disk. */
final class AnnotateBenchmark {
    private static final Seat SEAT = new Seat("bench", "bench");
    private static final int WARM_UP = 20;
    private static final List<String> PLANS =
            List.of(
                    "genes = disease_genes(disease=\"asthma\")\nreturn genes",
                    "drugs = disease_treatments(disease=\"asthma\")\nreturn drugs",
                    "genes = disease_genes(disease=\"asthma\")\ndrugs = gene_compounds(gene=genes)\nreturn drugs",
                    "signs = disease_symptoms(disease=\"asthma\")\nreturn signs");

    private final Installation installation;

    AnnotateBenchmark(Installation installation) {
        this.installation = installation;
    }

    List<Times> run(int tasks) throws IOException {
        Path folder = Files.createTempDirectory("hone-bench");
        try {
            fill(folder, tasks + WARM_UP + 1);
            String token = UUID.randomUUID().toString();
            try (LocalAssistant local =
                            LocalAssistant.open(
                                    new Installation(installation.home(), folder), Progress.NONE);
                    AssistantServer server = AssistantServer.start(local, "127.0.0.1", 0, token)) {
                URI address = URI.create("http://127.0.0.1:" + server.port());
                return judge(new RemoteAssistant(address, token).annotation(), tasks);
            }
        } finally {
            delete(folder);
        }
    }

    private static void fill(Path folder, int tasks) {
        PlanParser parser = new PlanParser();
        ModelVersion source = new ModelVersion(ModelRole.FIRST, "bench", "", true);
        List<CandidatePlan> candidates =
                PLANS.stream()
                        .map(text -> parser.parse(text).plan().orElseThrow())
                        .map((Plan plan) -> new Action(plan, source, 0))
                        .map(action -> new CandidatePlan(action, "bench"))
                        .toList();
        try (Store store = Store.open(folder)) {
            for (int i = 0; i < tasks; i++) {
                store.annotation()
                        .save(
                                new AnnotationTask(
                                        UUID.randomUUID(),
                                        State.of(new Query("question " + i)),
                                        candidates,
                                        i,
                                        TaskKind.K_WAY,
                                        Optional.empty(),
                                        1,
                                        Instant.now()),
                                i);
            }
        }
    }

    private static List<Times> judge(AnnotationAssistant annotation, int tasks) {
        List<Double> picks = new ArrayList<>();
        List<Double> nexts = new ArrayList<>();
        List<Double> boths = new ArrayList<>();
        ShownTask task = annotation.next(SEAT, QueueKind.RANDOM, Set.of()).orElseThrow();
        for (int i = 0; i < tasks + WARM_UP; i++) {
            long began = System.nanoTime();
            annotation.decide(
                    SEAT,
                    task.task(),
                    UUID.randomUUID(),
                    Judgement.of(Ranking.pick(i % PLANS.size()), 1));
            long picked = System.nanoTime();
            task = annotation.next(SEAT, QueueKind.RANDOM, Set.of()).orElseThrow();
            long given = System.nanoTime();
            if (i >= WARM_UP) {
                picks.add((picked - began) / 1e6);
                nexts.add((given - picked) / 1e6);
                boths.add((given - began) / 1e6);
            }
        }
        return List.of(
                times("pick on disk (the next task is at hand)", picks),
                times("fetch of a task", nexts),
                times("pick and fetch, with nothing at hand", boths));
    }

    private static Times times(String name, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Times(name, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
