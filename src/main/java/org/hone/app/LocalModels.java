package org.hone.app;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hone.assistant.AddedModel;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelKind;
import org.hone.assistant.ModelShelf;
import org.hone.assistant.ModelsAssistant;
import org.hone.assistant.SettingsAssistant;
import org.hone.domain.ModelRole;
import org.hone.registry.ModelRegistry;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** The added models, and the settings that say what they are used as. */
final class LocalModels implements ModelsAssistant {
    private final ModelRegistry registry;
    private final SettingsAssistant settings;
    private final Supplier<AssistantSettings> stored;

    /**
     * @param settings changes what is in use
     * @param stored what the user chose last, which is in use if it could be opened
     */
    LocalModels(
            ModelRegistry registry,
            SettingsAssistant settings,
            Supplier<AssistantSettings> stored) {
        this.registry = registry;
        this.settings = settings;
        this.stored = stored;
    }

    @Override
    public ModelShelf list() {
        ModelShelf shelf = registry.list();
        return new ModelShelf(shelf.models(), inUse(), shelf.troubles());
    }

    private Map<ModelRole, String> inUse() {
        AssistantSettings now = stored.get();
        Map<ModelRole, String> uses = new EnumMap<>(ModelRole.class);
        if (now.firstModel() == FirstModelChoice.LOCAL) {
            uses.put(ModelRole.FIRST, now.localModel());
        }
        if (!now.refinementModel().isEmpty()) {
            uses.put(ModelRole.REFINEMENT, now.refinementModel());
        }
        return uses;
    }

    @Override
    public AddedModel show(String id) {
        return registry.show(id);
    }

    @Override
    public AddedModel add(String path, boolean copy, Progress progress, Cancellation cancellation) {
        return registry.add(path, copy, progress, cancellation);
    }

    @Override
    public synchronized void remove(String id) {
        inUse().forEach(
                        (role, used) -> {
                            if (used.equals(id)) {
                                throw new AssistantException(
                                        Reason.INVALID_INPUT,
                                        "%s is in use as %s model. Go back to the shipped model first."
                                                .formatted(id, name(role)));
                            }
                        });
        registry.remove(id);
    }

    private static String name(ModelRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ModelCheck verify(String id, Progress progress, Cancellation cancellation) {
        return registry.verify(id, progress, cancellation);
    }

    @Override
    public synchronized AssistantStatus use(ModelRole role, String id) {
        AddedModel model = registry.show(id);
        if (model.facts().kind() != ModelKind.CHECKPOINT) {
            throw new AssistantException(
                    Reason.INVALID_INPUT,
                    "%s cannot plan yet: only checkpoints that Hone trained can. It stays here; choose another model for now."
                            .formatted(id));
        }
        return change(role, now -> now.withLocalModel(id), now -> now.withRefinementModel(id));
    }

    @Override
    public synchronized AssistantStatus useShipped(ModelRole role) {
        return change(
                role, AssistantSettings::withShippedModel, now -> now.withRefinementModel(""));
    }

    private AssistantStatus change(
            ModelRole role,
            UnaryOperator<AssistantSettings> first,
            UnaryOperator<AssistantSettings> refinement) {
        return switch (role) {
            case FIRST -> settings.change(first.apply(settings.settings()));
            case REFINEMENT -> settings.change(refinement.apply(settings.settings()));
            case REWARD, SENTIMENT ->
                    throw new AssistantException(
                            Reason.INVALID_INPUT,
                            "No other %s model can be chosen. Choose one as first or refinement model."
                                    .formatted(name(role)));
        };
    }
}
