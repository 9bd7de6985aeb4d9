package org.hone.ui.copilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hone.ui.copilot.FakeCopilot.ASTHMA;
import static org.hone.ui.copilot.FakeCopilot.MARK;
import static org.hone.ui.copilot.FakeCopilot.TYPE_2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.Entity;
import org.hone.domain.UnknownMention;
import org.hone.task.SynchronousTaskExecutor;
import org.junit.jupiter.api.Test;

class CopilotViewModelTest {
    private static final String PLAN = "a = b()\nreturn a";

    private final FakeCopilot fake = new FakeCopilot();
    private final List<Runnable> resting = new ArrayList<>();
    private boolean typingRests = true;
    private final CopilotViewModel model =
            new CopilotViewModel(
                    fake.assistant(),
                    new SynchronousTaskExecutor(),
                    consumer -> token -> consumer.accept(List.of(token)),
                    action -> () -> settle(action),
                    () -> "Ada");

    private void settle(Runnable action) {
        if (typingRests) {
            action.run();
        } else {
            resting.add(action);
        }
    }

    private void ask(String question) {
        model.query().set(question);
        model.ask();
    }

    @Test
    void aChoiceIsAskedWithAndLastsAsLongAsItsMention() {
        model.query().set("genes of diabetes");
        model.question().choose(MARK, TYPE_2);
        ask("genes of diabetes please");
        ask("genes of asthma");
        assertThat(fake.asked).containsExactly(Map.of(MARK, TYPE_2), Map.of());
        assertThat(model.question().chosen(MARK, ASTHMA)).isEqualTo(ASTHMA);
    }

    @Test
    void entitiesAreLookedUpOnceTheTypingRests() {
        typingRests = false;
        model.query().set("genes of asthma");
        assertThat(model.question().linking().get().entities()).isEmpty();
        resting.forEach(Runnable::run);
        assertThat(model.question().linking().get().entities()).hasSize(1);
    }

    @Test
    void whatWasTypedBeforeTheAssistantWasThereIsLookedUpThen() {
        fake.down = Reason.DISCONNECTED;
        model.query().set("genes of asthma");
        assertThat(model.question().linking().get().entities()).isEmpty();
        fake.down = null;
        fake.recent.add("earlier");
        model.assistantReady();
        assertThat(model.question().linking().get().entities()).hasSize(1);
        assertThat(model.recent().all()).containsExactly("earlier");
    }

    @Test
    void aMendedMentionIsReplacedWhereItStandsNow() {
        model.query().set("list the genes of astma");
        model.question().mend(new UnknownMention("astma", 0, 5, List.of(ASTHMA)), ASTHMA);
        assertThat(model.query().get()).isEqualTo("list the genes of asthma");
    }

    @Test
    void theWordsBeforeTheCaretAreCompletedByNamesThatHaveThem() {
        model.query().set("genes of type 1 dia and more");
        model.completion().typed(() -> "genes of type 1 dia".length());
        assertThat(model.completion().offers())
                .extracting(Entity::name)
                .containsExactly("type 1 diabetes mellitus");
        int caret = model.completion().take(model.completion().offers().get(0));
        assertThat(model.query().get()).isEqualTo("genes of type 1 diabetes mellitus and more");
        assertThat(caret).isEqualTo("genes of type 1 diabetes mellitus".length());
        assertThat(model.completion().offers()).isEmpty();
    }

    @Test
    void wordsOfQuestionsAndSingleLettersAreNotCompleted() {
        for (String text : List.of("genes of", "genes of a", "genes of asthma ", "asthma")) {
            model.query().set(text);
            model.completion().typed(text::length);
            assertThat(model.completion().offers()).as(text).isEmpty();
        }
    }

    @Test
    void walkingThroughEarlierQuestionsKeepsWhatWasBeingTyped() {
        fake.recent.addAll(List.of("newest", "oldest"));
        model.assistantReady();
        model.query().set("half a ques");
        model.recent().earlier();
        model.recent().earlier();
        model.recent().earlier();
        assertThat(model.query().get()).isEqualTo("oldest");
        model.recent().later();
        model.recent().later();
        model.recent().later();
        assertThat(model.query().get()).isEqualTo("half a ques");
        ask("oldest");
        assertThat(model.recent().all()).containsExactly("oldest", "newest");
        assertThat(model.recent().matching("EST old")).containsExactly("oldest");
    }

    @Test
    void tokensOfAnEarlierRequestAreNotShown() {
        ask("a");
        ask("b");
        fake.listeners.get(0).accept("late");
        fake.listeners.get(1).accept("now");
        assertThat(model.plans().preview().get()).isEqualTo("now");
    }

    @Test
    void anEditIsSubmittableOnlyAfterItWasFoundSound() {
        ask("a");
        assertThat(model.submittable().get()).isTrue();
        model.editing().toggle();
        fake.sound = false;
        model.editing().text().set("a = ");
        assertThat(model.submittable().get()).isFalse();
        fake.sound = true;
        fake.down = Reason.DISCONNECTED;
        model.editing().text().set(PLAN);
        assertThat(model.submittable().get()).isFalse();
        fake.down = null;
        model.editing().text().set(PLAN + " ");
        assertThat(model.submittable().get()).isTrue();
        assertThat(model.planText()).isEqualTo(PLAN + " ");
        model.editing().toggle();
        assertThat(model.planText()).isEqualTo(PLAN);
    }

    @Test
    void anEditIsKeptWithItsPlanHoweverItIsLeft() {
        ask("a");
        model.editing().toggle();
        model.editing().text().set("a = mine()");
        model.regenerate();
        assertThat(model.editing().open().get()).isFalse();
        assertThat(model.editing().changed().get()).isFalse();
        model.history().earlier();
        assertThat(model.editing().changed().get()).isTrue();
        model.editing().toggle();
        assertThat(model.editing().text().get()).isEqualTo("a = mine()");
        model.newSession();
        assertThat(model.shown()).isEmpty();
        assertThat(model.editWaitsBefore()).isTrue();
        model.comeBack();
        model.editing().toggle();
        assertThat(model.query().get()).isEqualTo("a");
        assertThat(model.planText()).isEqualTo("a = mine()");
        model.editing().text().set(PLAN);
        assertThat(model.editing().changed().get()).isFalse();
    }

    @Test
    void everyPlanIsKeptAndAFailureIsSaid() {
        ask("a");
        model.regenerate();
        assertThat(model.planText()).startsWith("c");
        model.history().earlier();
        model.history().earlier();
        assertThat(model.planText()).startsWith("a");
        fake.down = Reason.SERVICE_DOWN;
        model.regenerate();
        assertThat(model.plans().failure().get())
                .contains(new Failure("The assistant is starting.", true, true, ""));
        assertThat(model.plans().busy().get()).isFalse();
        assertThat(model.history().plans()).hasSize(2);
        fake.down = null;
        model.plans().tryAgain();
        assertThat(model.history().plans()).hasSize(3);
        assertThat(model.plans().failure().get()).isEmpty();
    }

    @Test
    void anUnexpectedFailureHasDetails() {
        fake.down = Reason.INTERNAL;
        ask("a");
        assertThat(model.plans().failure().get().orElseThrow().details())
                .contains("AssistantException");
    }

    @Test
    void theSessionCountsTheQuestionsThatANewOneFollows() {
        ask("a");
        assertThat(model.followed().getValue()).isEqualTo(0);
        model.query().set("and its drugs");
        assertThat(model.followed().getValue()).isEqualTo(1);
        assertThat(model.stale().get()).isTrue();
        model.ask();
        assertThat(model.followed().getValue()).isEqualTo(1);
        assertThat(model.before()).contains("a");
        model.newSession();
        assertThat(model.followed().getValue()).isEqualTo(0);
    }

    @Test
    void aRatingBelongsToItsPlanAndTheSameAgainIsNotToldTwice() {
        ask("a");
        model.feedback().rate(true, "noted");
        model.feedback().rate(true, "noted");
        assertThat(model.feedback().message().get()).isEqualTo("noted");
        model.regenerate();
        assertThat(model.feedback().rating().get()).isEmpty();
        assertThat(model.feedback().message().get()).isEmpty();
        model.history().earlier();
        assertThat(model.feedback().rating().get()).isEqualTo(Optional.of(true));
        model.feedback().rate(false, "noted");
        assertThat(fake.told).containsExactly("rate true", "rate false");
    }
}
