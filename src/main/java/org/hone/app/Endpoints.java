package org.hone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.AssistantSettings;
import org.hone.catalog.Catalog;
import org.hone.copilot.Failures;
import org.hone.domain.InvalidInputException;
import org.hone.prompts.PromptLibrary;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.endpoint.ApiKeys;
import org.hone.rlhf.endpoint.EndpointCheck;
import org.hone.rlhf.endpoint.EndpointFirstModel;
import org.hone.rlhf.endpoint.EndpointOptions;

/** Chat endpoints as settings choose them. */
final class Endpoints {
    private final PromptLibrary library;
    private final ApiKeys keys = new ApiKeys();

    /**
     * @param library holds the worked examples
     */
    Endpoints(PromptLibrary library) {
        this.library = library;
    }

    /**
     * @throws InvalidInputException if address or model name cannot be used
     */
    FirstModel firstModel(AssistantSettings settings, Catalog catalog) {
        try {
            return new EndpointFirstModel(
                    options(settings),
                    key(settings),
                    catalog,
                    library.read(PromptLibrary.Split.TRAIN));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static EndpointOptions options(AssistantSettings settings) {
        return EndpointOptions.of(settings.endpointUrl(), settings.endpointModel());
    }

    private Supplier<String> key(AssistantSettings settings) {
        return () -> keys.resolve(settings.endpointKey(), settings.endpointUrl());
    }

    /** Asks for one word; see {@link EndpointCheck}. */
    String test(AssistantSettings settings) {
        return Failures.translated(
                () -> EndpointCheck.test(options(settings), key(settings).get()));
    }

    void keepKey(String endpointUrl, String key) {
        try {
            keys.store(endpointUrl, key);
        } catch (InvalidInputException refused) {
            throw new AssistantException(Reason.INVALID_INPUT, refused.getMessage(), refused);
        }
    }
}
