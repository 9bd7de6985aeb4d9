package org.hone.rlhf.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.hone.catalog.PlanPrinter;
import org.hone.catalog.PlanValidator;
import org.hone.catalog.ServiceCatalog;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.InvalidInputException;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.UserProfile;
import org.hone.llama.Checkpoint;
import org.hone.llama.ModelCard;
import org.hone.llama.SafeTensors;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training in small: it runs, resumes to the same numbers, and what it writes is frozen. */
class FirstModelTrainerTest {
    @TempDir Path folder;

    private FirstModelTrainer trainer(Path out, int steps) {
        TrainingOptions options =
                new TrainingOptions(
                        Path.of("data/prompts"),
                        out,
                        "test",
                        "hone train first",
                        5,
                        steps,
                        10,
                        4,
                        2e-3,
                        2,
                        32,
                        1,
                        2,
                        400,
                        1000);
        return new FirstModelTrainer(options, List.of("disease", "gene", "compound"));
    }

    @Test
    void aStoppedRunGoesOnToTheSameNumbersAsOneThatWasNot() throws IOException {
        ModelCard whole =
                trainer(folder.resolve("whole"), 12).train(event -> {}, Cancellation.none());
        Cancellation cancellation = new Cancellation();
        List<Double> losses = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                trainer(folder.resolve("parts"), 12)
                                        .train(
                                                event -> {
                                                    losses.add(event.loss());
                                                    if (event.step() == 5) {
                                                        cancellation.request();
                                                    }
                                                },
                                                cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(losses).hasSize(5);
        ModelCard parts =
                trainer(folder.resolve("parts"), 12).train(event -> {}, Cancellation.none());
        assertThat(parts.steps()).isEqualTo(whole.steps());
        Map<String, SafeTensors.Tensor> one =
                new SafeTensors().read(folder.resolve("whole/model.safetensors"));
        Map<String, SafeTensors.Tensor> two =
                new SafeTensors().read(folder.resolve("parts/model.safetensors"));
        one.forEach(
                (name, tensor) ->
                        assertThat(two.get(name).values())
                                .as(name)
                                .usingComparatorWithPrecision(1e-4f)
                                .containsExactly(tensor.values()));
    }

    @Test
    void aFrozenModelIsNotTrainedOver() throws IOException {
        trainer(folder.resolve("frozen"), 1).train(event -> {}, Cancellation.none());
        assertThatThrownBy(
                        () ->
                                trainer(folder.resolve("frozen"), 2)
                                        .train(event -> {}, Cancellation.none()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("frozen");
    }

    @Test
    void evenAnUntrainedModelWritesOnlyValidPlans() throws IOException {
        trainer(folder.resolve("raw"), 1).train(event -> {}, Cancellation.none());
        PlanValidator validator = new PlanValidator(ServiceCatalog.create());
        try (DecoderFirstModel model =
                DecoderFirstModel.load(
                        new Checkpoint(folder.resolve("raw")), ServiceCatalog.create())) {
            LinkedEntity link =
                    new LinkedEntity(
                            new EntityMark("disease", 7),
                            new Entity("Disease::1", "asthma", "Disease"),
                            9,
                            15,
                            List.of());
            State state =
                    new State(
                            new Query("genes of asthma"),
                            List.of(link),
                            List.of(),
                            List.of(),
                            UserProfile.ANONYMOUS);
            Optional<org.hone.domain.Plan> plan;
            try {
                plan =
                        Optional.of(
                                model.propose(state, 1, piece -> {}, Cancellation.none()).plan());
            } catch (org.hone.rlhf.PlanningException tooLong) {
                plan = Optional.empty();
            }
            plan.ifPresent(
                    written ->
                            assertThat(validator.validate(written))
                                    .as(new PlanPrinter().print(written))
                                    .isEmpty());
            assertThat(model.version().trained()).isTrue();
        }
    }
}
