package org.hone.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.domain.LinkedEntity;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.registry.SmallModels;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every assistant promises, in this process or in another. */
public abstract class AssistantContract extends AnnotationContract {
    protected static final String QUESTION =
            "List genes associated with type 1 diabetes and drugs that treat it";

    private CopilotAssistant copilot() {
        return assistant().copilot();
    }

    private ShownPlan ask(String question) {
        return copilot()
                .ask(
                        copilot().startSession("Ada"),
                        question,
                        Map.of(),
                        token -> {},
                        Cancellation.none());
    }

    private static void refused(Reason reason, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.getMessage()).isNotBlank();
                        });
    }

    @Test
    void aQuestionGivesAPlanInWordsThatStreamsIn() {
        List<String> tokens = Collections.synchronizedList(new ArrayList<>());
        ShownPlan plan =
                copilot()
                        .ask(
                                copilot().startSession(""),
                                QUESTION,
                                Map.of(),
                                tokens::add,
                                Cancellation.none());
        assertThat(plan.planText())
                .isEqualTo(
                        "genes = disease_genes(disease=\"type 1 diabetes mellitus\")\ndrugs = disease_treatments(disease=\"type 1 diabetes mellitus\")\nreturn genes, drugs");
        assertThat(String.join("", tokens)).isEqualTo(plan.planText());
        assertThat(plan.steps())
                .extracting(StepInWords::sentence)
                .containsExactly(
                        "Find genes associated with type 1 diabetes mellitus",
                        "Find drugs that treat type 1 diabetes mellitus");
        assertThat(plan.steps())
                .extracting(StepInWords::output)
                .containsExactly("list of Gene", "list of Compound");
        assertThat(plan.entities())
                .extracting(link -> link.entity().name())
                .containsExactly("type 1 diabetes mellitus");
    }

    @Test
    void submitRunsTheCallsAndTellsOfEachStep() {
        ShownPlan plan = ask(QUESTION);
        List<StepResult> heard = Collections.synchronizedList(new ArrayList<>());
        Outcome outcome =
                copilot()
                        .submit(
                                plan.suggestion(),
                                plan.planText(),
                                heard::add,
                                Cancellation.none());
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.steps().get(0).table().rows())
                .extracting(row -> row.get("name"))
                .contains("INS", "PTPN22");
        assertThat(outcome.steps().get(1).table().rows())
                .extracting(row -> row.get("name"))
                .contains("Insulin human");
        assertThat(heard)
                .extracting(StepResult::status)
                .contains(StepStatus.WAITING, StepStatus.RUNNING)
                .endsWith(StepStatus.SUCCEEDED);
    }

    @Test
    void regenerateNeverRepeatsAPlanThatWasRejected() {
        ShownPlan plan = ask("genes associated with asthma");
        Set<String> seen = new HashSet<>(Set.of(plan.planText()));
        for (int i = 0; i < 2; i++) {
            plan = copilot().regenerate(plan.suggestion(), token -> {}, Cancellation.none());
            assertThat(seen.add(plan.planText())).as(plan.planText()).isTrue();
        }
    }

    @Test
    void aFollowUpRefersToTheEarlierAnswer() {
        UUID session = copilot().startSession("");
        ShownPlan first =
                copilot()
                        .ask(
                                session,
                                "list drugs that treat hypertension",
                                Map.of(),
                                token -> {},
                                Cancellation.none());
        copilot().submit(first.suggestion(), first.planText(), step -> {}, Cancellation.none());
        ShownPlan second =
                copilot()
                        .ask(
                                session,
                                "and which of those cause cough",
                                Map.of(),
                                token -> {},
                                Cancellation.none());
        assertThat(second.planText())
                .contains("disease_treatments(disease=\"hypertension\")")
                .contains("side_effect_compounds(side_effect=\"Cough\")")
                .contains("intersect");
    }

    @Test
    void anEditedPlanIsCheckedAndRun() {
        ShownPlan plan = ask("list genes associated with asthma");
        PlanCheck broken =
                copilot()
                        .check(
                                plan.suggestion(),
                                "genes = disease_gens(disease=\"asthma\")\nreturn genes");
        assertThat(broken.runnable()).isFalse();
        assertThat(broken.problems())
                .first()
                .satisfies(problem -> assertThat(problem.message()).contains("disease_genes"));
        refused(
                Reason.INVALID_INPUT,
                () ->
                        copilot()
                                .submit(
                                        plan.suggestion(),
                                        "genes = ",
                                        step -> {},
                                        Cancellation.none()));
        String edited = "drugs = disease_treatments(disease=\"gout\")\nreturn drugs";
        assertThat(copilot().check(plan.suggestion(), edited).runnable()).isTrue();
        Outcome outcome =
                copilot().submit(plan.suggestion(), edited, step -> {}, Cancellation.none());
        assertThat(outcome.steps().get(0).table().rows())
                .extracting(row -> row.get("name"))
                .contains("Allopurinol");
    }

    @Test
    void aChoiceTakesThePlaceOfTheFirstReading() {
        UUID session = copilot().startSession("");
        LinkedEntity link =
                copilot().link(session, "list genes associated with diabetes").entities().get(0);
        assertThat(link.alternatives()).isNotEmpty();
        ShownPlan plan =
                copilot()
                        .ask(
                                session,
                                "list genes associated with diabetes",
                                Map.of(link.mark(), link.alternatives().get(0)),
                                token -> {},
                                Cancellation.none());
        assertThat(plan.planText()).contains(link.alternatives().get(0).name());
    }

    @Test
    void anUnknownNameComesWithTheNearest() {
        assertThat(copilot().link(copilot().startSession(""), "drugs for zorbulosis").unknown())
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.text()).isEqualTo("zorbulosis"));
    }

    @Test
    void inputThatCannotBeUsedIsRefusedWithASentence() {
        refused(Reason.INVALID_INPUT, () -> ask("   "));
        refused(Reason.INVALID_INPUT, () -> ask("gene ".repeat(2000)));
        refused(Reason.NOT_FOUND, () -> copilot().rate(UUID.randomUUID(), true));
        refused(
                Reason.NOT_FOUND,
                () ->
                        copilot()
                                .submit(
                                        UUID.randomUUID(),
                                        "a = b()\nreturn a",
                                        step -> {},
                                        Cancellation.none()));
    }

    @Test
    void aQuestionInAnotherLanguageStillEndsInAPlanOrASentence() {
        try {
            ShownPlan plan = ask("Welche Gene hängen mit Asthma zusammen? 哪些基因");
            assertThat(copilot().check(plan.suggestion(), plan.planText()).runnable()).isTrue();
        } catch (AssistantException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.NO_PLAN);
        }
    }

    @Test
    void signalsAreTakenAndQuestionsRemembered() {
        ShownPlan plan = ask("list symptoms of gout");
        copilot().rate(plan.suggestion(), true);
        copilot().comment(plan.suggestion(), "just what I wanted");
        refused(Reason.INVALID_INPUT, () -> copilot().comment(plan.suggestion(), " "));
        assertThat(copilot().recentQueries(50))
                .contains("list symptoms of gout")
                .doesNotHaveDuplicates();
        assertThat(copilot().exampleQueries()).hasSize(3);
        assertThat(copilot().complete("asth", 3))
                .first()
                .satisfies(entity -> assertThat(entity.name()).isEqualTo("asthma"));
    }

    @Test
    void aCancelledCallEndsAsCancelled() {
        Cancellation cancellation = new Cancellation();
        UUID session = copilot().startSession("");
        assertThatThrownBy(
                        () ->
                                copilot()
                                        .ask(
                                                session,
                                                QUESTION,
                                                Map.of(),
                                                token -> cancellation.request(),
                                                cancellation))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theStatusSaysWhatIsInUseAndWhyRefinementIsNot() {
        AssistantStatus status = assistant().settingsAssistant().status();
        assertThat(status.models())
                .extracting(ModelVersion::role)
                .contains(ModelRole.FIRST, ModelRole.REFINEMENT, ModelRole.REWARD);
        assertThat(status.policy()).contains("not trained yet");
        assertThat(status.serviceUp()).isTrue();
    }

    private ModelsAssistant models() {
        return assistant().models();
    }

    private AddedModel add(Path path, boolean copy) {
        return models().add(path.toString(), copy, Progress.NONE, Cancellation.none());
    }

    @Test
    void aModelIsAddedShownVerifiedAndRemoved(@TempDir Path place) throws Exception {
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        Path source = SmallModels.huggingFace(place.resolve("Contract Llama"));
        AddedModel added =
                models().add(
                                source.toString(),
                                true,
                                (now, total, file) -> done.add(now),
                                Cancellation.none());
        assertThat(added.facts().architecture()).isEqualTo("LlamaForCausalLM");
        assertThat(done).endsWith(added.bytes());
        assertThat(models().list().models()).contains(added);
        assertThat(models().show(added.id())).isEqualTo(added);
        assertThat(models().verify(added.id(), Progress.NONE, Cancellation.none()).sound())
                .isTrue();
        models().remove(added.id());
        assertThat(models().list().models()).extracting(AddedModel::id).doesNotContain(added.id());
        refused(Reason.NOT_FOUND, () -> models().show(added.id()));
        refused(Reason.INVALID_INPUT, () -> add(place.resolve("nowhere"), true));
    }

    @Test
    void anAdditionThatIsCancelledLeavesNoModel(@TempDir Path place) throws Exception {
        Path source = SmallModels.huggingFace(place.resolve("Cancelled Llama"));
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> models().add(source.toString(), true, Progress.NONE, cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(models().list().models())
                .extracting(model -> model.facts().name())
                .doesNotContain("Cancelled Llama");
    }

    @Test
    void aCheckpointIsUsedInBothRolesAndNotRemovedMeanwhile() {
        AddedModel added = add(Path.of("models/first").toAbsolutePath(), false);
        AssistantStatus before = assistant().settingsAssistant().status();
        models().use(ModelRole.FIRST, added.id());
        models().use(ModelRole.REFINEMENT, added.id());
        try {
            assertThat(models().list().uses(added.id()))
                    .containsExactly(ModelRole.FIRST, ModelRole.REFINEMENT);
            assertThat(assistant().settingsAssistant().settings().localModel())
                    .isEqualTo(added.id());
            assertThat(ask(QUESTION).planText()).contains("disease_genes");
            refused(Reason.INVALID_INPUT, () -> models().remove(added.id()));
        } finally {
            models().useShipped(ModelRole.FIRST);
            models().useShipped(ModelRole.REFINEMENT);
        }
        assertThat(assistant().settingsAssistant().status().models()).isEqualTo(before.models());
        models().remove(added.id());
    }

    @Test
    void aModelThatCannotPlanYetIsRefusedAndWhatWasInUseStays(@TempDir Path place)
            throws Exception {
        AddedModel added = add(SmallModels.gguf(place.resolve("tiny.gguf")), true);
        AssistantSettings before = assistant().settingsAssistant().settings();
        refused(Reason.INVALID_INPUT, () -> models().use(ModelRole.FIRST, added.id()));
        refused(Reason.INVALID_INPUT, () -> models().useShipped(ModelRole.REWARD));
        refused(Reason.NOT_FOUND, () -> models().use(ModelRole.FIRST, "none such"));
        assertThat(assistant().settingsAssistant().settings()).isEqualTo(before);
        models().remove(added.id());
    }
}
