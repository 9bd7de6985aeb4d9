package org.hone.app;

import java.util.List;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantStatus;
import org.hone.copilot.PlanTexts;
import org.hone.copilot.RefinementWorkflow;
import org.hone.copilot.Tools;
import org.hone.domain.EntityLinker;
import org.hone.execute.PlanExecutor;
import org.hone.llama.Tensors;

/**
 * Models and service as some settings choose them.
 *
 * @param settings that it was opened for
 * @param service that plans run against
 * @param models over the service's operations
 * @param texts over the service's operations
 * @param workflow over the models
 */
record Workplace(
        AssistantSettings settings,
        PlanService service,
        Models models,
        PlanTexts texts,
        RefinementWorkflow workflow)
        implements Tools, AutoCloseable {
    @Override
    public EntityLinker linker() {
        return service.linker();
    }

    @Override
    public PlanExecutor executor() {
        return service.executor();
    }

    AssistantStatus status(List<String> notices) {
        return new AssistantStatus(
                models.versions(),
                Tensors.deviceName(),
                service.catalog().title(),
                service.up(),
                models.policy(),
                notices);
    }

    @Override
    public void close() {
        models.close();
        service.close();
    }
}
