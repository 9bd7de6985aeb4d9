package org.hone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.cli.Installation;
import org.hone.copilot.PlanTexts;
import org.hone.llama.Checkpoint;
import org.hone.rlhf.FirstModel;

/** Opens models and service as settings choose them. */
final class Workplaces {
    private final Installation installation;
    private final EmbeddedService embedded;
    private final Endpoints endpoints;
    private final Function<String, Path> addedModels;

    /**
     * @param embedded stays the caller's to close
     * @param addedModels where the model of an id is
     */
    Workplaces(
            Installation installation,
            EmbeddedService embedded,
            Endpoints endpoints,
            Function<String, Path> addedModels) {
        this.installation = installation;
        this.embedded = embedded;
        this.endpoints = endpoints;
        this.addedModels = addedModels;
    }

    /**
     * Opens without the network: a service's operations come from its kept document.
     *
     * @param document text of the OpenAPI document of an own service; empty for the embedded one
     * @throws org.hone.domain.InvalidInputException if document, settings or checkpoint cannot be
     *     used
     */
    Workplace open(AssistantSettings settings, String document) {
        PlanService service =
                settings.serviceUrl().isBlank()
                        ? embedded.shared()
                        : OwnService.of(settings.serviceUrl(), document, embedded.linker());
        try {
            Optional<FirstModel> endpoint =
                    settings.firstModel() == FirstModelChoice.ENDPOINT
                            ? Optional.of(endpoints.firstModel(settings, service.catalog()))
                            : Optional.empty();
            Models models =
                    new Models(
                            new Checkpoint(firstModel(settings)),
                            added(settings.refinementModel()),
                            service.catalog(),
                            endpoint);
            return new Workplace(
                    settings,
                    service,
                    models,
                    new PlanTexts(service.catalog()),
                    models.workflow(Clock.systemUTC()));
        } catch (IOException unreadable) {
            service.close();
            throw new UncheckedIOException(unreadable);
        } catch (RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    private Path firstModel(AssistantSettings settings) {
        return settings.firstModel() == FirstModelChoice.LOCAL
                ? addedModels.apply(settings.localModel())
                : installation.firstModel();
    }

    private Optional<Checkpoint> added(String id) {
        return Optional.of(id)
                .filter(name -> !name.isEmpty())
                .map(addedModels)
                .map(Checkpoint::new);
    }
}
