package org.hone.ui.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hone.assistant.ShownTask;
import org.hone.domain.Confidence;
import org.hone.domain.Judgement;
import org.hone.domain.Ranking;
import org.hone.domain.Seat;
import org.hone.task.SynchronousTaskExecutor;
import org.hone.ui.control.PlanDifferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnotateViewModelTest {
    private final FakeAnnotation fake = new FakeAnnotation();
    private final AtomicLong clock = new AtomicLong(1000);
    private final ShownTask first = FakeAnnotation.task(3);
    private final ShownTask second = FakeAnnotation.task(2);
    private final AnnotateViewModel model =
            new AnnotateViewModel(
                    fake.assistant(),
                    new SynchronousTaskExecutor(),
                    () -> new Seat("Ada", "desk"),
                    action -> action,
                    clock::get);

    @BeforeEach
    void begin() {
        fake.queue.addAll(List.of(first, second));
        model.assistantReady();
    }

    private UUID shown() {
        return model.current().get().orElseThrow().task();
    }

    @Test
    void theNextTaskIsAtHandBeforeThePick() {
        assertThat(shown()).isEqualTo(first.task());
        assertThat(fake.queue).isEmpty();
        clock.addAndGet(2500);
        model.pick(1);
        assertThat(shown()).isEqualTo(second.task());
        assertThat(fake.decided).containsEntry(first.task(), Judgement.of(Ranking.pick(1), 2500));
        assertThat(model.standing().opinions().get()).isPresent();
        assertThat(model.standing().stats().get().done()).isEqualTo(1);
        model.skip();
        assertThat(fake.skipped).containsExactly(second.task());
        assertThat(model.exhausted().get()).isTrue();
        model.pick(0);
        assertThat(fake.decided).hasSize(1);
    }

    @Test
    void aRefusedPickStaysOnTheScreenUntilItIsStored() {
        fake.refusing = true;
        model.pick(0);
        assertThat(shown()).isEqualTo(first.task());
        assertThat(model.problem().get()).contains("It is gone");
        fake.refusing = false;
        model.tryAgain();
        assertThat(fake.decided).containsOnlyKeys(first.task());
        assertThat(shown()).isEqualTo(second.task());
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void marksTieForBestAndADigitCompletesThem() {
        model.ranking().tie(2);
        assertThat(fake.drafts.get(first.task()).ranking()).isEqualTo(Ranking.pick(2));
        model.pick(0);
        assertThat(fake.decided.get(first.task()).ranking().tiers()).containsExactly(List.of(0, 2));
    }

    @Test
    void anOrderWithATieIsConfirmedAsTiers() {
        RankingModel ranking = model.ranking();
        ranking.move(2, -1);
        assertThat(ranking.order()).containsExactly(0, 2, 1);
        ranking.tie(2);
        assertThat(ranking.rank(2)).hasValue(1);
        assertThat(ranking.rank(1)).hasValue(3);
        ranking.tie(0);
        ranking.move(0, -5);
        model.confirm();
        assertThat(fake.decided.get(first.task()).ranking().tiers())
                .containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void undoBringsBackWhatWasSaid() {
        model.judging().confidence().set(Optional.of(Confidence.HIGH));
        model.judging().reason().set("shorter");
        model.pick(1);
        model.undo();
        assertThat(shown()).isEqualTo(first.task());
        assertThat(model.judging().reason().get()).isEqualTo("shorter");
        assertThat(model.judging().confidence().get()).contains(Confidence.HIGH);
        assertThat(model.ranking().ranking()).isEqualTo(Ranking.pick(1));
        model.none();
        assertThat(fake.decided.get(first.task()).none()).isTrue();
    }

    @Test
    void aBetterPlanIsSubmittedOnceItIsSound() {
        model.submitBetter();
        assertThat(fake.decided).isEmpty();
        model.better().begin("plan 0");
        model.submitBetter();
        assertThat(fake.decided.get(first.task()).better()).isEqualTo("plan 0");
        assertThat(model.better().open().get()).isFalse();
    }

    @Test
    void onlyWordsThatMostOtherPlansSayOtherwiseDiffer() {
        PlanDifferences differences =
                new PlanDifferences(
                        List.of(
                                List.of(FakeAnnotation.step("Find genes linked to asthma")),
                                List.of(FakeAnnotation.step("Find drugs linked to asthma"))));
        assertThat(differences.pieces(1, 0))
                .containsExactly(
                        new PlanDifferences.Piece("Find ", false, false),
                        new PlanDifferences.Piece("drugs ", false, true),
                        new PlanDifferences.Piece("linked to asthma", false, false));
    }
}
