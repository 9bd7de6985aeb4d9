package org.hone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.assistant.ShownPlan;
import org.hone.bkg.BkgServer;
import org.hone.bkg.SmallGraph;
import org.hone.cli.Installation;
import org.hone.domain.Outcome;
import org.hone.domain.StepStatus;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service and first model as the user chooses them, over the real assistant. */
class SettingsTest {
    @TempDir Path folder;
    private LocalAssistant assistant;

    @BeforeEach
    void open() throws Exception {
        assistant =
                LocalAssistant.open(
                        new Installation(Path.of("").toAbsolutePath(), folder), Progress.NONE);
    }

    @AfterEach
    void close() {
        assistant.close();
    }

    private void reopen() throws Exception {
        assistant.close();
        open();
    }

    private static AssistantSettings service(String url, String document) {
        return new AssistantSettings(url, document, FirstModelChoice.SHIPPED, "", "", "");
    }

    private ShownPlan ask(UUID session, String question) {
        return assistant
                .copilot()
                .ask(session, question, Map.of(), token -> {}, Cancellation.none());
    }

    private Outcome submit(ShownPlan plan) {
        return assistant
                .copilot()
                .submit(plan.suggestion(), plan.planText(), step -> {}, Cancellation.none());
    }

    private void refused(Reason reason, AssistantSettings settings) {
        AssistantSettings before = assistant.settings();
        assertThatThrownBy(() -> assistant.change(settings))
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(assistant.settings()).isEqualTo(before);
    }

    @Test
    void plansRunAgainstTheUsersOwnServiceAlsoAfterARestart() throws Exception {
        String address;
        try (BkgServer own = SmallGraph.serve()) {
            address = own.baseUrl().toString();
            assertThat(assistant.change(service(address + "/", "")).serviceUp()).isTrue();
            ShownPlan plan = ask(UUID.randomUUID(), "list drugs that treat gout");
            StepStatus status = submit(plan).steps().get(0).status();
            assertThat(status).as("gout is not in that graph").isEqualTo(StepStatus.FAILED);
        }
        reopen();
        assertThat(assistant.settings().serviceUrl()).isEqualTo(address + "/");
        assertThat(assistant.status().serviceUp()).isFalse();
        Outcome outcome = submit(ask(UUID.randomUUID(), "list drugs that treat gout"));
        assertThat(outcome.steps().get(0).error()).contains("does not answer");
        assertThat(assistant.change(AssistantSettings.DEFAULT).serviceUp()).isTrue();
        assertThat(submit(ask(UUID.randomUUID(), "list drugs that treat gout")).succeeded())
                .isTrue();
    }

    @Test
    void aServiceThatCannotBeUsedIsRefusedAndTheOldOneStays() throws Exception {
        refused(Reason.INVALID_INPUT, service("not an address", ""));
        refused(Reason.SERVICE_DOWN, service("http://127.0.0.1:9", ""));
        refused(Reason.INVALID_INPUT, service("http://127.0.0.1:9", "/no/such/file.json"));
        Path document = Files.writeString(folder.resolve("api.json"), "{\"paths\":{}}");
        refused(Reason.INVALID_INPUT, service("http://127.0.0.1:9", document.toString()));
    }

    @Test
    void anEndpointWithoutNameOrAddressIsRefused() {
        refused(
                Reason.INVALID_INPUT,
                new AssistantSettings("", "", FirstModelChoice.ENDPOINT, "", "", ""));
        refused(
                Reason.INVALID_INPUT,
                new AssistantSettings(
                        "", "", FirstModelChoice.ENDPOINT, "http://127.0.0.1:9/v1", " ", ""));
        AssistantSettings unset =
                new AssistantSettings(
                        "",
                        "",
                        FirstModelChoice.ENDPOINT,
                        "http://127.0.0.1:9/v1",
                        "m",
                        "env:HONE_TEST_NOT_SET");
        assertThatThrownBy(() -> assistant.testEndpoint(unset))
                .hasMessageContaining("HONE_TEST_NOT_SET");
        AssistantSettings down =
                new AssistantSettings(
                        "", "", FirstModelChoice.ENDPOINT, "http://127.0.0.1:9/v1", "m", "");
        assertThatThrownBy(() -> assistant.testEndpoint(down))
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MODEL_DOWN));
    }

    @Test
    void aConversationGoesOnAfterTheAssistantWasStartedAgain() throws Exception {
        UUID session = assistant.copilot().startSession("Ada");
        submit(ask(session, "list drugs that treat hypertension"));
        reopen();
        assertThat(ask(session, "and which of those cause cough").planText())
                .contains("disease_treatments(disease=\"hypertension\")")
                .contains("side_effect_compounds(side_effect=\"Cough\")");
    }
}
