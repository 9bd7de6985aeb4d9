package org.hone.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hone.annotation.AnnotationService;
import org.hone.annotation.PreferenceListener;
import org.hone.annotation.Uncertainty;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ModelsAssistant;
import org.hone.assistant.SettingsAssistant;
import org.hone.cli.Installation;
import org.hone.copilot.CopilotService;
import org.hone.domain.InvalidInputException;
import org.hone.prompts.PromptLibrary;
import org.hone.registry.HeaderInspector;
import org.hone.registry.ModelRegistry;
import org.hone.store.Store;
import org.hone.task.Current;
import org.hone.task.Progress;

/** The whole assistant in this process: service, models, store and the workflow over them. */
public final class LocalAssistant implements Assistant, SettingsAssistant, AutoCloseable {
    private final Store store;
    private final EmbeddedService embedded;
    private final Endpoints endpoints;
    private final Workplaces workplaces;
    private final StoredSettings stored;
    private final LocalModels models;
    private final Current<Workplace> workplace;
    private final CopilotService copilot;
    private final AnnotationService annotation;
    private List<String> notices = List.of();

    private LocalAssistant(
            Store store, EmbeddedService embedded, Installation installation, Progress progress) {
        this.store = store;
        this.embedded = embedded;
        this.endpoints = new Endpoints(new PromptLibrary(installation.prompts()));
        ModelRegistry registry =
                new ModelRegistry(
                        installation.userModels(), new HeaderInspector(), Clock.systemUTC());
        this.workplaces = new Workplaces(installation, embedded, endpoints, registry::location);
        this.stored = new StoredSettings(store.settings());
        this.models = new LocalModels(registry, this, stored::read);
        progress.update(0, 0, "Loading the models");
        workplace = new Current<>(first(), Workplace::close);
        copilot =
                new CopilotService(
                        workplace,
                        store.suggestions(),
                        new SecureRandom()::nextLong,
                        Clock.systemUTC());
        annotation =
                new AnnotationService(
                        workplace,
                        store.annotation(),
                        new TrainQuestions(new PromptLibrary(installation.prompts()), embedded),
                        Uncertainty.SMALLEST_MARGIN,
                        PreferenceListener.NONE,
                        LocalAssistant::inBackground,
                        Clock.systemUTC());
    }

    private static void inBackground(Runnable work) {
        Thread worker = new Thread(work, "task-maker");
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Opens the store, starts the embedded service and loads the models.
     *
     * @throws InvalidInputException if one of them cannot be used
     */
    public static LocalAssistant open(Installation installation, Progress progress)
            throws IOException {
        Store store = Store.open(installation.userData());
        EmbeddedService embedded = null;
        try {
            embedded = EmbeddedService.start(installation, progress);
            return new LocalAssistant(store, embedded, installation, progress);
        } catch (IOException | RuntimeException failed) {
            if (embedded != null) {
                embedded.close();
            }
            store.close();
            throw failed;
        }
    }

    /** As the settings say; if those cannot be used any more, the default, and a notice why. */
    private Workplace first() {
        AssistantSettings settings = stored.read();
        try {
            return workplaces.open(settings, stored.document());
        } catch (InvalidInputException | AssistantException unusable) {
            if (settings.equals(AssistantSettings.DEFAULT)) {
                throw unusable;
            }
            notices =
                    List.of(
                            "The embedded service and the shipped model are in use, because the settings cannot be: "
                                    + unusable.getMessage());
            return workplaces.open(AssistantSettings.DEFAULT, "");
        }
    }

    @Override
    public CopilotAssistant copilot() {
        return copilot;
    }

    @Override
    public AnnotationAssistant annotation() {
        return annotation;
    }

    /** The workflow with what only the command line needs, such as replay. */
    public CopilotService copilotService() {
        return copilot;
    }

    @Override
    public SettingsAssistant settingsAssistant() {
        return this;
    }

    @Override
    public ModelsAssistant models() {
        return models;
    }

    @Override
    public AssistantStatus status() {
        List<String> now;
        synchronized (this) {
            now = notices;
        }
        return workplace.use(place -> place.status(now));
    }

    @Override
    public AssistantSettings settings() {
        return workplace.use(Workplace::settings);
    }

    @Override
    public AssistantStatus change(AssistantSettings settings) {
        try {
            String document =
                    settings.serviceUrl().isBlank()
                            ? ""
                            : OpenApiText.read(settings.serviceUrl(), settings.serviceDocument());
            Workplace next = workplaces.open(settings, document);
            synchronized (this) {
                stored.write(settings, document);
                notices = List.of();
                workplace.replace(next);
            }
        } catch (InvalidInputException unusable) {
            throw new AssistantException(Reason.INVALID_INPUT, unusable.getMessage(), unusable);
        }
        return status();
    }

    @Override
    public String testEndpoint(AssistantSettings settings) {
        return endpoints.test(settings);
    }

    @Override
    public void keepKey(String endpointUrl, String key) {
        endpoints.keepKey(endpointUrl, key);
    }

    @Override
    public void close() {
        annotation.close();
        workplace.close();
        embedded.close();
        store.close();
    }
}
