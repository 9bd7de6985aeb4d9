package org.hone.ui.settings;

/** Where the key of an endpoint is found. */
public enum KeyPlace {
    /** The endpoint needs none. */
    NONE,
    /** In an environment variable of the assistant. */
    ENVIRONMENT,
    /** In the keyring of the assistant's machine. */
    KEYRING;

    private static final String VARIABLE = "env:";
    private static final String RING = "keyring";

    /** The place that an endpoint key of the assistant's settings names. */
    static KeyPlace of(String endpointKey) {
        if (endpointKey.isEmpty()) {
            return NONE;
        }
        return endpointKey.startsWith(VARIABLE) ? ENVIRONMENT : KEYRING;
    }

    /** The variable that it names; empty if it names none. */
    static String variable(String endpointKey) {
        return endpointKey.startsWith(VARIABLE) ? endpointKey.substring(VARIABLE.length()) : "";
    }

    /** What the assistant's settings say for this place. */
    String inSettings(String variable) {
        return switch (this) {
            case NONE -> "";
            case ENVIRONMENT -> VARIABLE + variable;
            case KEYRING -> RING;
        };
    }
}
