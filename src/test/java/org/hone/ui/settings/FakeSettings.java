package org.hone.ui.settings;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ModelShelf;
import org.hone.assistant.ModelsAssistant;
import org.hone.assistant.SettingsAssistant;

/** An assistant's settings in memory; it refuses when told to. */
final class FakeSettings implements Assistant, SettingsAssistant {
    final List<AssistantSettings> tested = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    AssistantSettings inUse = AssistantSettings.DEFAULT;
    boolean refusing;

    @Override
    public CopilotAssistant copilot() {
        return (CopilotAssistant)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {CopilotAssistant.class},
                        (proxy, method, arguments) ->
                                method.getReturnType() == List.class ? List.of() : null);
    }

    @Override
    public ModelsAssistant models() {
        return (ModelsAssistant)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ModelsAssistant.class},
                        (proxy, method, arguments) -> ModelShelf.EMPTY);
    }

    @Override
    public AnnotationAssistant annotation() {
        throw new UnsupportedOperationException("The settings do not annotate");
    }

    @Override
    public SettingsAssistant settingsAssistant() {
        return this;
    }

    private void refuse() {
        if (refusing) {
            throw new AssistantException(
                    AssistantException.Reason.SERVICE_DOWN, "It does not answer; start it.");
        }
    }

    @Override
    public AssistantStatus status() {
        refuse();
        return new AssistantStatus(List.of(), "CPU", "Graph", true, "A1 always.", List.of());
    }

    @Override
    public AssistantSettings settings() {
        refuse();
        return inUse;
    }

    @Override
    public AssistantStatus change(AssistantSettings settings) {
        refuse();
        inUse = settings;
        return status();
    }

    @Override
    public String testEndpoint(AssistantSettings settings) {
        refuse();
        tested.add(settings);
        return "It answered in 12 ms.";
    }

    @Override
    public void keepKey(String endpointUrl, String key) {
        refuse();
        keys.add(endpointUrl + " " + key);
    }
}
