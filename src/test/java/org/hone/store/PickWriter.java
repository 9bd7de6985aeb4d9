package org.hone.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hone.domain.AnnotationRepository;
import org.hone.domain.AnnotationTask;
import org.hone.domain.CandidatePlan;
import org.hone.domain.Preference;
import org.hone.domain.QueueKind;
import org.hone.domain.Ranking;
import org.hone.domain.Seat;
import org.hone.domain.Suggestion;
import org.hone.domain.TaskKind;

/** Judges until it is killed, and prints what is confirmed: a task's id and a judgement's. */
public final class PickWriter {
    static final Seat SEAT = new Seat("Ada", "desk");

    private PickWriter() {}

    static AnnotationTask task(int overlap) {
        Suggestion suggestion = Samples.suggestion();
        CandidatePlan candidate =
                new CandidatePlan(suggestion.candidates().get(0).action(), "greedy");
        return new AnnotationTask(
                UUID.randomUUID(),
                suggestion.state(),
                List.of(candidate, candidate),
                42,
                TaskKind.PAIRWISE,
                Optional.empty(),
                overlap,
                Instant.EPOCH);
    }

    static Preference pick(UUID task) {
        return new Preference(
                UUID.randomUUID(),
                task,
                SEAT.annotator(),
                Ranking.pick(1),
                false,
                Optional.of(Samples.plan()),
                Optional.empty(),
                "",
                1200,
                List.of(1, 0),
                Instant.now());
    }

    public static void main(String[] arguments) {
        try (Store store = Store.open(Path.of(arguments[0]))) {
            AnnotationRepository annotation = store.annotation();
            while (true) {
                annotation.save(task(1), 0);
                Instant now = Instant.now();
                UUID task =
                        annotation
                                .next(SEAT, QueueKind.RANDOM, Set.of(), now, now.plusSeconds(60))
                                .orElseThrow()
                                .task()
                                .id();
                Preference pick = pick(task);
                annotation.decide(SEAT, pick);
                System.out.println(task + " " + pick.id());
                System.out.flush();
            }
        }
    }
}
