package org.hone.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.Calls;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ModelsAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.SettingsAssistant;
import org.hone.assistant.ShownPlan;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.Linking;
import org.hone.domain.Outcome;
import org.hone.domain.StepResult;
import org.hone.task.Cancellation;

/** An assistant served at an address. */
public final class RemoteAssistant implements Assistant, CopilotAssistant, SettingsAssistant {
    private final HttpCalls http;

    /**
     * @param base the server's address
     * @param token its access token
     */
    public RemoteAssistant(URI base, String token) {
        http = new HttpCalls(base, token);
    }

    @Override
    public CopilotAssistant copilot() {
        return this;
    }

    @Override
    public AnnotationAssistant annotation() {
        return new RemoteAnnotation(http);
    }

    @Override
    public SettingsAssistant settingsAssistant() {
        return this;
    }

    @Override
    public ModelsAssistant models() {
        return new RemoteModels(http);
    }

    @Override
    public UUID startSession(String annotator) {
        return http.post(
                "/session", new Calls.StartSession(annotator), new TypeReference<UUID>() {});
    }

    @Override
    public Linking link(UUID session, String query) {
        return http.post("/link", new Calls.Link(session, query), new TypeReference<Linking>() {});
    }

    @Override
    public List<Entity> complete(String text, int limit) {
        return http.post(
                "/complete", new Calls.Complete(text, limit), new TypeReference<List<Entity>>() {});
    }

    @Override
    public ShownPlan ask(
            UUID session,
            String query,
            Map<EntityMark, Entity> choices,
            Consumer<String> tokens,
            Cancellation cancellation) {
        UUID call = UUID.randomUUID();
        return http.stream(
                "/ask",
                call,
                new Calls.Ask(call, session, query, choices),
                new EventReader<>(ShownPlan.class, tokens, step -> {}),
                cancellation);
    }

    @Override
    public ShownPlan regenerate(
            UUID suggestion, Consumer<String> tokens, Cancellation cancellation) {
        UUID call = UUID.randomUUID();
        return http.stream(
                "/regenerate",
                call,
                new Calls.Regenerate(call, suggestion),
                new EventReader<>(ShownPlan.class, tokens, step -> {}),
                cancellation);
    }

    @Override
    public PlanCheck check(UUID suggestion, String planText) {
        return http.post(
                "/check", new Calls.Check(suggestion, planText), new TypeReference<PlanCheck>() {});
    }

    @Override
    public Outcome submit(
            UUID suggestion,
            String planText,
            Consumer<StepResult> steps,
            Cancellation cancellation) {
        UUID call = UUID.randomUUID();
        return http.stream(
                "/submit",
                call,
                new Calls.Submit(call, suggestion, planText),
                new EventReader<>(Outcome.class, token -> {}, steps),
                cancellation);
    }

    @Override
    public void rate(UUID suggestion, boolean up) {
        http.post("/rate", new Calls.Rate(suggestion, up), new TypeReference<Boolean>() {});
    }

    @Override
    public void comment(UUID suggestion, String message) {
        http.post(
                "/comment",
                new Calls.Comment(suggestion, message),
                new TypeReference<Boolean>() {});
    }

    @Override
    public List<String> recentQueries(int limit) {
        return http.get("/recent?limit=" + limit, new TypeReference<List<String>>() {});
    }

    @Override
    public List<String> exampleQueries() {
        return http.get("/examples", new TypeReference<List<String>>() {});
    }

    @Override
    public AssistantStatus status() {
        return http.get("/status", new TypeReference<AssistantStatus>() {});
    }

    @Override
    public AssistantSettings settings() {
        return http.get("/settings", new TypeReference<AssistantSettings>() {});
    }

    @Override
    public AssistantStatus change(AssistantSettings settings) {
        return http.put("/settings", settings, new TypeReference<AssistantStatus>() {});
    }

    @Override
    public String testEndpoint(AssistantSettings settings) {
        return http.post("/endpoint-test", settings, new TypeReference<String>() {});
    }

    @Override
    public void keepKey(String endpointUrl, String key) {
        http.post("/key", new Calls.KeepKey(endpointUrl, key), new TypeReference<Boolean>() {});
    }
}
