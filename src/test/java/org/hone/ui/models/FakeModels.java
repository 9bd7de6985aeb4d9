package org.hone.ui.models;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hone.assistant.AddedModel;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelFacts;
import org.hone.assistant.ModelFile;
import org.hone.assistant.ModelKind;
import org.hone.assistant.ModelShelf;
import org.hone.assistant.ModelsAssistant;
import org.hone.assistant.SettingsAssistant;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** Added models in memory; calls are refused when told to. */
final class FakeModels implements Assistant, ModelsAssistant {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    final List<AddedModel> models = new ArrayList<>();
    final Map<ModelRole, String> inUse = new EnumMap<>(ModelRole.class);
    final List<String> copied = new ArrayList<>();
    boolean refusing;
    boolean damaged;

    static AddedModel model(String id) {
        return new AddedModel(
                id,
                new ModelFacts(id, ModelKind.GGUF, "llama", 135_000_000, 8192, "Q4_1", ""),
                true,
                "/models/" + id,
                NOW,
                List.of(new ModelFile("weights", 1_500_000, UUID.randomUUID().toString())),
                Optional.empty());
    }

    private void refuse() {
        if (refusing) {
            throw new AssistantException(Reason.INVALID_INPUT, "It is refused; choose another.");
        }
    }

    @Override
    public org.hone.assistant.AnnotationAssistant annotation() {
        throw new UnsupportedOperationException("Models are not annotated");
    }

    @Override
    public ModelShelf list() {
        return new ModelShelf(models, inUse, List.of());
    }

    @Override
    public AddedModel show(String id) {
        return list().model(id).orElseThrow();
    }

    @Override
    public AddedModel add(String path, boolean copy, Progress progress, Cancellation cancellation) {
        progress.update(500_000, 1_000_000, "weights");
        refuse();
        AddedModel added = model(path.substring(path.lastIndexOf('/') + 1));
        models.add(added);
        if (copy) {
            copied.add(added.id());
        }
        return added;
    }

    @Override
    public void remove(String id) {
        refuse();
        models.removeIf(model -> model.id().equals(id));
    }

    @Override
    public ModelCheck verify(String id, Progress progress, Cancellation cancellation) {
        refuse();
        ModelCheck check = new ModelCheck(NOW, damaged ? List.of("weights") : List.of(), List.of());
        models.replaceAll(model -> model.id().equals(id) ? model.withCheck(check) : model);
        return check;
    }

    @Override
    public AssistantStatus use(ModelRole role, String id) {
        refuse();
        inUse.put(role, id);
        return status(id);
    }

    @Override
    public AssistantStatus useShipped(ModelRole role) {
        inUse.remove(role);
        return status("first-1");
    }

    private static AssistantStatus status(String first) {
        return new AssistantStatus(
                List.of(new ModelVersion(ModelRole.FIRST, first, "0123", true)),
                "CPU",
                "Graph",
                true,
                "A1 always.",
                List.of());
    }

    @Override
    public ModelsAssistant models() {
        return this;
    }

    @Override
    public CopilotAssistant copilot() {
        throw new IllegalStateException("The screen of the models asks no questions");
    }

    @Override
    public SettingsAssistant settingsAssistant() {
        throw new IllegalStateException("The screen of the models changes no settings itself");
    }
}
