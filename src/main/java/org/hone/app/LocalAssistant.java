package org.hone.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.SettingsAssistant;
import org.hone.cli.Installation;
import org.hone.copilot.CopilotService;
import org.hone.copilot.PlanTexts;
import org.hone.copilot.RefinementWorkflow;
import org.hone.llama.Checkpoint;
import org.hone.llama.Tensors;
import org.hone.store.Store;
import org.hone.task.Progress;

/** The whole assistant in this process: service, models, store and the workflow over them. */
public final class LocalAssistant implements Assistant, SettingsAssistant, AutoCloseable {
    private final Store store;
    private final EmbeddedService service;
    private final Models models;
    private final CopilotService copilot;

    private LocalAssistant(Store store, EmbeddedService service, Models models) {
        this.store = store;
        this.service = service;
        this.models = models;
        RefinementWorkflow workflow = models.workflow(Clock.systemUTC());
        SecureRandom seeds = new SecureRandom();
        copilot =
                new CopilotService(
                        () -> workflow,
                        service.index(),
                        new PlanTexts(service.catalog()),
                        service.executor(),
                        store.suggestions(),
                        seeds::nextLong,
                        Clock.systemUTC());
    }

    /**
     * Opens the store, starts the embedded service and loads the models.
     *
     * @throws org.hone.domain.InvalidInputException if one of them cannot be used
     */
    public static LocalAssistant open(Installation installation, Progress progress)
            throws IOException {
        Store store = Store.open(installation.userData());
        EmbeddedService service = null;
        try {
            service = EmbeddedService.start(installation, progress);
            progress.update(0, 0, "Loading the models");
            return new LocalAssistant(
                    store,
                    service,
                    new Models(new Checkpoint(installation.firstModel()), service.catalog()));
        } catch (IOException | RuntimeException failed) {
            if (service != null) {
                service.close();
            }
            store.close();
            throw failed;
        }
    }

    @Override
    public CopilotAssistant copilot() {
        return copilot;
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
    public AssistantStatus status() {
        return new AssistantStatus(
                models.versions(),
                Tensors.deviceName(),
                service.catalog().title(),
                true,
                models.policy(),
                List.of());
    }

    @Override
    public AssistantSettings settings() {
        return AssistantSettings.DEFAULT;
    }

    @Override
    public AssistantStatus change(AssistantSettings settings) {
        if (!settings.equals(AssistantSettings.DEFAULT)) {
            throw new AssistantException(
                    AssistantException.Reason.INVALID_INPUT,
                    "This version runs the embedded service and the shipped first model only. Leave the address fields empty.");
        }
        return status();
    }

    @Override
    public String testEndpoint(AssistantSettings settings) {
        throw new AssistantException(
                AssistantException.Reason.INVALID_INPUT,
                "This version does not ask endpoints yet. Use the shipped first model.");
    }

    @Override
    public void keepKey(String endpointUrl, String key) {
        throw new AssistantException(
                AssistantException.Reason.INVALID_INPUT,
                "This version does not ask endpoints yet. Use the shipped first model.");
    }

    @Override
    public void close() {
        models.close();
        service.close();
        store.close();
    }
}
