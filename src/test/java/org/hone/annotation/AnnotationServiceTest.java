package org.hone.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hone.assistant.AssistantException;
import org.hone.assistant.MakeTasks;
import org.hone.assistant.MakingStatus;
import org.hone.assistant.Opinions;
import org.hone.assistant.ShownTask;
import org.hone.domain.AnnotationRepository;
import org.hone.domain.Confidence;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Judgement;
import org.hone.domain.Preference;
import org.hone.domain.Query;
import org.hone.domain.QueueKind;
import org.hone.domain.Ranking;
import org.hone.domain.Seat;
import org.hone.domain.State;
import org.hone.domain.TaskState;
import org.hone.store.Store;
import org.hone.task.Cancellation;
import org.hone.task.Current;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service over the real store, with models of a few known plans. */
class AnnotationServiceTest {
    private static final Seat ADA = new Seat("Ada", "desk 1");
    private static final Seat BOB = new Seat("Bob", "desk 2");

    @TempDir Path folder;
    private final FewPlans plans = new FewPlans();
    private final List<Preference> heard = new ArrayList<>();
    private final List<Preference> retracted = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private Store store;
    private AnnotationRepository repository;
    private AnnotationService service;

    private final class Hearing implements PreferenceListener {
        @Override
        public void given(Preference preference) {
            heard.add(preference);
        }

        @Override
        public void retracted(Preference preference) {
            retracted.add(preference);
        }
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }
    }

    @BeforeEach
    void open() {
        store = Store.open(folder);
        repository = store.annotation();
        service = over(Runnable::run);
    }

    private AnnotationService over(java.util.concurrent.Executor workers) {
        return new AnnotationService(
                new Current<>(plans, tools -> {}),
                repository,
                seed ->
                        IntStream.range(0, 100)
                                .mapToObj(
                                        i ->
                                                new Question(
                                                        State.of(new Query("library " + i)),
                                                        Optional.of(plans.plan(2))))
                                .iterator(),
                Uncertainty.SMALLEST_MARGIN,
                new Hearing(),
                workers,
                new TestClock());
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    private MakingStatus make(int count, int candidates, int overlap) {
        List<String> queries =
                IntStream.range(0, count).mapToObj(i -> "question " + "x".repeat(i)).toList();
        return service.make(new MakeTasks(queries, 0, 0, candidates, overlap, 7));
    }

    private ShownTask next(Seat seat) {
        return service.next(seat, QueueKind.RANDOM, Set.of()).orElseThrow();
    }

    private UUID pick(Seat seat, ShownTask task, int position) {
        UUID id = UUID.randomUUID();
        service.decide(seat, task.task(), id, Judgement.of(Ranking.pick(position), 1500));
        return id;
    }

    @Test
    void candidatesAreDifferentPlansAndTheirOrderIsRecorded() {
        MakingStatus made = make(3, 3, 1);
        assertThat(made.phase()).isEqualTo(MakingStatus.Phase.DONE);
        assertThat(made.made()).isEqualTo(3);
        ShownTask task = next(ADA);
        assertThat(task.candidates()).hasSize(3);
        pick(ADA, task, 1);
        Preference stored = repository.preferencesOn(task.task()).get(0);
        assertThat(stored.presentedOrder()).containsExactlyInAnyOrder(0, 1, 2);
        int best = stored.ranking().best().get(0);
        assertThat(stored.presentedOrder().get(1)).isEqualTo(best);
        assertThat(FewPlans.PLANS.get(best)).isEqualTo(task.candidates().get(1).planText());
        assertThat(heard).containsExactly(stored);
    }

    @Test
    void aQueryGetsOneTaskHoweverOftenItIsGiven() {
        make(3, 2, 1);
        MakingStatus again = make(4, 2, 1);
        assertThat(again.made()).isEqualTo(1);
        assertThat(again.known()).isEqualTo(3);
    }

    @Test
    void twoThreadsNeverGetATaskTwiceBeyondItsOverlap() throws Exception {
        make(40, 2, 2);
        List<Seat> seats = List.of(ADA, BOB, new Seat("Cy", "3"), new Seat("Ada", "desk 4"));
        Set<String> given = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(seats.size());
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Integer>> counts = new ArrayList<>();
        for (Seat seat : seats) {
            Callable<Integer> work =
                    () -> {
                        together.await();
                        int count = 0;
                        while (true) {
                            Optional<ShownTask> task =
                                    service.next(seat, QueueKind.RANDOM, Set.of());
                            if (task.isEmpty()) {
                                return count;
                            }
                            assertThat(given.add(seat.annotator() + task.get().task())).isTrue();
                            pick(seat, task.get(), 0);
                            count++;
                        }
                    };
            counts.add(pool.submit(work));
        }
        together.countDown();
        int all = 0;
        for (Future<Integer> count : counts) {
            all += count.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(all).isEqualTo(80);
        for (AnnotationRepository.Numbered numbered : repository.preferencesAfter(0, 1000)) {
            assertThat(repository.preferencesOn(numbered.preference().task())).hasSize(2);
        }
    }

    @Test
    void anAbandonedTaskComesBackAndItsLatePickIsRefused() {
        make(1, 2, 1);
        ShownTask task = next(ADA);
        assertThat(service.next(BOB, QueueKind.RANDOM, Set.of())).isEmpty();
        now = now.plus(AnnotationService.LEASE).plus(Duration.ofSeconds(1));
        assertThat(next(BOB).task()).isEqualTo(task.task());
        assertThatThrownBy(() -> pick(ADA, task, 0))
                .isInstanceOf(AssistantException.class)
                .hasMessageContaining("another annotator");
        pick(BOB, task, 0);
        assertThat(repository.preferencesOn(task.task())).hasSize(1);
    }

    @Test
    void aDraftOutlivesTheStoreAndComesFirst() {
        make(5, 3, 1);
        ShownTask task = next(ADA);
        Judgement said =
                new Judgement(
                        new Ranking(List.of(List.of(2, 0))),
                        false,
                        "a = disease_genes(",
                        Optional.of(Confidence.LOW),
                        "hm",
                        900);
        service.draft(ADA, task.task(), said);
        store.close();
        open();
        ShownTask again = next(ADA);
        assertThat(again.task()).isEqualTo(task.task());
        assertThat(again.draft()).contains(said);
        assertThat(again.candidates()).isEqualTo(task.candidates());
    }

    @Test
    void undoKeepsTheRetractedPickAndBringsItsTaskBack() {
        make(3, 3, 1);
        ShownTask first = next(ADA);
        UUID id = pick(ADA, first, 2);
        ShownTask back = service.undo(ADA).orElseThrow();
        assertThat(back.task()).isEqualTo(first.task());
        assertThat(back.draft().orElseThrow().ranking()).isEqualTo(Ranking.pick(2));
        assertThat(repository.preferencesOn(first.task())).isEmpty();
        assertThat(repository.retractedSince(Instant.EPOCH))
                .extracting(Preference::id)
                .containsExactly(id);
        assertThat(retracted).extracting(Preference::id).containsExactly(id);
        pick(ADA, back, 0);
        assertThat(repository.preferencesOn(first.task())).hasSize(1);
        assertThat(service.stats(ADA, QueueKind.RANDOM).done()).isEqualTo(1);
    }

    @Test
    void aSkippedTaskGoesToOthersAndUndoBringsItBackWhileItIsFree() {
        make(1, 2, 1);
        ShownTask task = next(ADA);
        service.skip(ADA, task.task());
        assertThat(service.next(ADA, QueueKind.RANDOM, Set.of())).isEmpty();
        assertThat(service.tasks(ADA, TaskState.SKIPPED, 10)).hasSize(1);
        assertThat(service.undo(ADA).orElseThrow().task()).isEqualTo(task.task());
        service.skip(ADA, task.task());
        pick(BOB, next(BOB), 0);
        assertThat(service.undo(ADA)).isEmpty();
        assertThatThrownBy(() -> service.open(ADA, task.task()))
                .hasMessageContaining("Others have judged");
    }

    @Test
    void theActiveQueueBeginsWhereTheRewardModelIsLeastSure() {
        make(6, 2, 1);
        assertThat(service.next(ADA, QueueKind.ACTIVE, Set.of()).orElseThrow().query())
                .isEqualTo("question xxxxx");
        service.rescore(Cancellation.none());
        assertThat(service.next(BOB, QueueKind.ACTIVE, Set.of()).orElseThrow().query())
                .isEqualTo("question xxxx");
    }

    @Test
    void everyTenthTaskIsACheckWhileThereAreAny() {
        make(12, 2, 1);
        service.make(new MakeTasks(List.of(), 0, 1, 3, 1, 3));
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ShownTask task = next(ADA);
            queries.add(task.query());
            pick(ADA, task, 0);
        }
        assertThat(queries.get(9)).startsWith("library");
        assertThat(queries).filteredOn(query -> query.startsWith("library")).hasSize(1);
    }

    @Test
    void opinionsComeOnlyAfterTheJudgement() {
        make(1, 2, 2);
        ShownTask task = next(ADA);
        assertThatThrownBy(() -> service.opinions(ADA, task.task()))
                .isInstanceOf(AssistantException.class);
        ShownTask other = next(BOB);
        pick(ADA, task, 0);
        pick(BOB, other, other.candidates().indexOf(task.candidates().get(0)));
        Opinions opinions = service.opinions(ADA, task.task());
        assertThat(opinions.others()).isEqualTo(1);
        assertThat(opinions.agreeing()).isEqualTo(1);
        assertThat(opinions.rewardAgrees())
                .contains(task.candidates().get(0).planText().equals(FewPlans.PLANS.get(1)));
    }

    @Test
    void aBetterPlanIsADemonstrationAndMustRun() {
        make(1, 2, 1);
        ShownTask task = next(ADA);
        assertThatThrownBy(
                        () -> service.decide(ADA, task.task(), UUID.randomUUID(), better("x = ")))
                .isInstanceOf(AssistantException.class)
                .hasMessageContaining("Line 1");
        assertThatThrownBy(() -> service.decide(ADA, task.task(), UUID.randomUUID(), better("")))
                .hasMessageContaining("says nothing");
        service.decide(ADA, task.task(), UUID.randomUUID(), better(FewPlans.PLANS.get(3)));
        assertThat(repository.preferencesOn(task.task()).get(0).demonstration())
                .contains(plans.plan(3));
    }

    private static Judgement better(String text) {
        return new Judgement(Ranking.NONE, false, text, Optional.empty(), "", 1);
    }

    @Test
    void makingCanBePausedGoneOnWithAndGivenUp() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AnnotationService background =
                over(
                        work ->
                                new Thread(
                                                () -> {
                                                    work.run();
                                                    ended.countDown();
                                                })
                                        .start());
        background.make(new MakeTasks(List.of("a", "b", "c"), 50, 0, 2, 1, 1));
        background.pauseMaking();
        assertThatThrownBy(() -> background.make(new MakeTasks(List.of("d"), 0, 0, 2, 1, 1)))
                .isInstanceOf(AssistantException.class)
                .hasMessageContaining("already");
        assertThat(background.resumeMaking().active()).isTrue();
        assertThat(background.cancelMaking().phase()).isEqualTo(MakingStatus.Phase.CANCELLED);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(background.making().phase()).isEqualTo(MakingStatus.Phase.CANCELLED);
    }

    @Test
    void aRankingSaysAllItsPairsWithTies() {
        Ranking ranking = new Ranking(List.of(List.of(1), List.of(0, 3)));
        assertThat(ranking.pairs(4))
                .containsExactlyInAnyOrder(
                        new Ranking.Pair(1, 0, false),
                        new Ranking.Pair(1, 3, false),
                        new Ranking.Pair(1, 2, false),
                        new Ranking.Pair(0, 3, true),
                        new Ranking.Pair(0, 2, false),
                        new Ranking.Pair(3, 2, false));
        assertThat(Ranking.pick(2).pairs(4)).hasSize(3);
        assertThatThrownBy(() -> new Ranking(List.of(List.of(1), List.of(1))))
                .isInstanceOf(InvalidInputException.class);
    }
}
