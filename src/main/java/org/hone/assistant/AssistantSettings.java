package org.hone.assistant;

import java.util.Objects;

/**
 * The user's choices. No component ever holds a secret: a key is named, not given.
 *
 * @param serviceUrl base URL of the service; empty for the embedded one
 * @param serviceDocument URL or file of its OpenAPI document; empty for the embedded one
 * @param firstModel where first actions come from
 * @param endpointUrl base URL of an OpenAI-compatible endpoint, up to and including {@code /v1}
 * @param endpointModel the model's name at the endpoint
 * @param endpointKey where the key is found: {@code env:NAME}, {@code keyring} or empty for none
 */
public record AssistantSettings(
        String serviceUrl,
        String serviceDocument,
        FirstModelChoice firstModel,
        String endpointUrl,
        String endpointModel,
        String endpointKey) {
    /** Where first actions come from. */
    public enum FirstModelChoice {
        SHIPPED,
        ENDPOINT
    }

    /** The embedded service and the shipped first model. */
    public static final AssistantSettings DEFAULT =
            new AssistantSettings("", "", FirstModelChoice.SHIPPED, "", "", "");

    public AssistantSettings {
        Objects.requireNonNull(serviceUrl, "serviceUrl");
        Objects.requireNonNull(serviceDocument, "serviceDocument");
        Objects.requireNonNull(firstModel, "firstModel");
        Objects.requireNonNull(endpointUrl, "endpointUrl");
        Objects.requireNonNull(endpointModel, "endpointModel");
        Objects.requireNonNull(endpointKey, "endpointKey");
    }
}
