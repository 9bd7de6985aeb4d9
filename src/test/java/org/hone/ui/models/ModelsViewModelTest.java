package org.hone.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.hone.assistant.AddedModel;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ModelShelf;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.hone.task.SynchronousTaskExecutor;
import org.hone.task.TaskExecutor;
import org.junit.jupiter.api.Test;

class ModelsViewModelTest {
    private final FakeModels assistant = new FakeModels();
    private final List<AssistantStatus> statuses = new ArrayList<>();
    private final ModelsViewModel model = model(new SynchronousTaskExecutor());

    private ModelsViewModel model(TaskExecutor tasks) {
        return new ModelsViewModel(
                assistant, tasks, statuses::add, ResourceBundle.getBundle("org.hone.ui.text"));
    }

    private ModelShelf shelf() {
        return model.shelf().get().orElseThrow();
    }

    private String selected() {
        return model.selected().get().map(AddedModel::id).orElse("");
    }

    @Test
    void whatIsProposedIsAddedOnlyOnceTheUserHasChosenHow() {
        assistant.models.add(FakeModels.model("old"));
        model.load();
        model.propose(Path.of("/downloads/tiny.gguf"));
        assertThat(assistant.models).hasSize(1);
        model.copying().set(true);
        model.add();
        assertThat(assistant.copied).containsExactly("tiny.gguf");
        assertThat(shelf().models()).hasSize(2);
        assertThat(selected()).isEqualTo("tiny.gguf");
        assertThat(model.proposal().get()).isEmpty();
        assertThat(model.message().get()).contains("tiny.gguf");
        assertThat(model.work().fraction().get()).isEqualTo(0.5);
        assertThat(model.work().detail().get()).startsWith("500.0 kB of 1.0 MB");
    }

    @Test
    void aProposalIsForgottenByCancelAndTheNextOneIsNotCopiedUnlessAsked() {
        model.propose(Path.of("/downloads/tiny.gguf"));
        model.copying().set(true);
        model.cancel();
        model.add();
        assertThat(assistant.models).isEmpty();
        model.propose(Path.of("/downloads/tiny.gguf"));
        assertThat(model.copying().get()).isFalse();
    }

    @Test
    void aRefusalIsSaidAndGoneWhenSomethingElseBegins() {
        assistant.refusing = true;
        model.propose(Path.of("/downloads/tiny.gguf"));
        model.add();
        assertThat(model.error().get()).isEqualTo("It is refused; choose another.");
        assertThat(model.work().busy().get()).isFalse();
        assistant.refusing = false;
        model.propose(Path.of("/downloads/tiny.gguf"));
        assertThat(model.error().get()).isEmpty();
    }

    @Test
    void verifyTellsWhatItFoundAndTheCardHasIt() {
        assistant.models.add(FakeModels.model("tiny"));
        model.load();
        model.verify();
        assertThat(model.message().get()).contains("tiny");
        assistant.damaged = true;
        model.verify();
        assertThat(model.error().get()).contains("tiny");
        assertThat(model.message().get()).isEmpty();
        assertThat(model.selected().get().orElseThrow().lastCheck().orElseThrow().changed())
                .containsExactly("weights");
    }

    @Test
    void nothingIsRemovedBeforeTheUserHasSaidYesForThisVeryModel() {
        assistant.models.add(FakeModels.model("a"));
        assistant.models.add(FakeModels.model("b"));
        model.load();
        model.remove();
        model.askToRemove();
        model.select(assistant.models.get(1));
        model.remove();
        assertThat(assistant.models).hasSize(2);
        model.askToRemove();
        model.remove();
        assertThat(shelf().models()).extracting(AddedModel::id).containsExactly("a");
        assertThat(selected()).isEqualTo("a");
    }

    @Test
    void whatIsUsedIsToldToTheWindowAndMarkedOnTheShelf() {
        assistant.models.add(FakeModels.model("tiny"));
        model.load();
        model.use(ModelRole.FIRST);
        assertThat(shelf().uses("tiny")).containsExactly(ModelRole.FIRST);
        assertThat(model.versions().get()).extracting(ModelVersion::name).containsExactly("tiny");
        model.useShipped(ModelRole.FIRST);
        assertThat(shelf().uses("tiny")).isEmpty();
        assertThat(statuses).hasSize(2);
    }

    @Test
    void aCancelledAdditionIsNoLongerWaitedForAndAsksTheAssistantToStop() {
        List<Cancellation> running = new ArrayList<>();
        ModelsViewModel waiting =
                model(
                        new TaskExecutor() {
                            @Override
                            public <T> Cancellation submit(
                                    BackgroundTask<T> task,
                                    Progress progress,
                                    Consumer<T> onSuccess,
                                    Consumer<Throwable> onFailure) {
                                Cancellation cancellation = new Cancellation();
                                running.add(cancellation);
                                return cancellation;
                            }
                        });
        waiting.propose(Path.of("/downloads/tiny.gguf"));
        waiting.add();
        assertThat(waiting.work().busy().get()).isTrue();
        waiting.propose(Path.of("/downloads/other.gguf"));
        assertThat(waiting.proposal().get()).isEmpty();
        waiting.cancel();
        assertThat(waiting.work().busy().get()).isFalse();
        assertThat(running.get(0).isRequested()).isTrue();
        assertThat(waiting.message().get()).isEqualTo("Cancelled.");
    }
}
