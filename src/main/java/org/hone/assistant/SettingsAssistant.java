package org.hone.assistant;

/** What the assistant works with, and how to change it. */
public interface SettingsAssistant {
    /** Models in use, device and service as they are now. */
    AssistantStatus status();

    /** The settings in use. */
    AssistantSettings settings();

    /**
     * Checks and stores settings, and uses them from now on.
     *
     * @throws AssistantException when they cannot be used; the old ones stay
     */
    AssistantStatus change(AssistantSettings settings);

    /**
     * Asks the endpoint of these settings for one word, without storing anything.
     *
     * @return one sentence on success
     * @throws AssistantException with reason KEY_REFUSED, SERVICE_DOWN or INVALID_INPUT
     */
    String testEndpoint(AssistantSettings settings);

    /**
     * Puts a key into the keyring of the assistant's machine, where {@link
     * AssistantSettings#endpointKey} {@code keyring} finds it. It is written nowhere else.
     *
     * @param endpointUrl what the key belongs to
     * @throws AssistantException with reason INVALID_INPUT if that machine has no keyring
     */
    void keepKey(String endpointUrl, String key);
}
