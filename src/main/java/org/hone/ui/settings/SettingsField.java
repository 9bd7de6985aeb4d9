package org.hone.ui.settings;

/** A field of the settings that is checked as it is typed. */
public enum SettingsField {
    ANNOTATOR,
    SERVICE_URL,
    SERVICE_DOCUMENT,
    ENDPOINT_URL,
    ENDPOINT_MODEL,
    KEY_VARIABLE
}
