package org.hone.assistant;

/** Everything that a window may ask of the assistant process. */
public interface Assistant {
    /** Questions, plans and answers. */
    CopilotAssistant copilot();

    /** Comparing plans. */
    AnnotationAssistant annotation();

    /** Models, service and settings. */
    SettingsAssistant settingsAssistant();

    /** The models that the user added. */
    ModelsAssistant models();
}
