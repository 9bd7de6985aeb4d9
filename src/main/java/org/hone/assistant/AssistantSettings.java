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
 * @param localModel id of the added model that is the first model if {@code firstModel} is LOCAL;
 *     missing, as earlier versions stored it, it is empty
 * @param refinementModel id of the added model that refinement begins from; empty, or missing as
 *     earlier versions stored it, for the shipped one
 */
public record AssistantSettings(
        String serviceUrl,
        String serviceDocument,
        FirstModelChoice firstModel,
        String endpointUrl,
        String endpointModel,
        String endpointKey,
        String localModel,
        String refinementModel) {
    /** Where first actions come from. */
    public enum FirstModelChoice {
        SHIPPED,
        ENDPOINT,
        /** A model that the user added. */
        LOCAL
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
        localModel = Objects.requireNonNullElse(localModel, "");
        refinementModel = Objects.requireNonNullElse(refinementModel, "");
    }

    /** Settings without any added model. */
    public AssistantSettings(
            String serviceUrl,
            String serviceDocument,
            FirstModelChoice firstModel,
            String endpointUrl,
            String endpointModel,
            String endpointKey) {
        this(
                serviceUrl,
                serviceDocument,
                firstModel,
                endpointUrl,
                endpointModel,
                endpointKey,
                "",
                "");
    }

    /** The same with another service; see the components. */
    public AssistantSettings withService(String url, String document) {
        return new AssistantSettings(
                url,
                document,
                firstModel,
                endpointUrl,
                endpointModel,
                endpointKey,
                localModel,
                refinementModel);
    }

    /** The same with the shipped model or this endpoint as first model; see the components. */
    public AssistantSettings withFirstModel(
            FirstModelChoice choice, String url, String model, String key) {
        return new AssistantSettings(
                serviceUrl, serviceDocument, choice, url, model, key, localModel, refinementModel);
    }

    /** The same with an added model as first model. */
    public AssistantSettings withLocalModel(String id) {
        return new AssistantSettings(
                serviceUrl,
                serviceDocument,
                FirstModelChoice.LOCAL,
                endpointUrl,
                endpointModel,
                endpointKey,
                id,
                refinementModel);
    }

    /** The same with the shipped first model. */
    public AssistantSettings withShippedModel() {
        return new AssistantSettings(
                serviceUrl,
                serviceDocument,
                FirstModelChoice.SHIPPED,
                endpointUrl,
                endpointModel,
                endpointKey,
                "",
                refinementModel);
    }

    /**
     * The same with another beginning of refinement.
     *
     * @param id of an added model; empty for the shipped one
     */
    public AssistantSettings withRefinementModel(String id) {
        return new AssistantSettings(
                serviceUrl,
                serviceDocument,
                firstModel,
                endpointUrl,
                endpointModel,
                endpointKey,
                localModel,
                id);
    }
}
