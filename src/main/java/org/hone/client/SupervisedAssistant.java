package org.hone.client;

import java.util.concurrent.atomic.AtomicReference;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.ModelsAssistant;
import org.hone.assistant.SettingsAssistant;

/** The assistant that runs at the moment; callers ask for its parts anew at each call. */
public final class SupervisedAssistant implements Assistant {
    private final AtomicReference<Assistant> current = new AtomicReference<>();

    /** Uses this one from now on. */
    public void use(Assistant assistant) {
        current.set(assistant);
    }

    /** There is none until {@link #use} is called again. */
    public void lose() {
        current.set(null);
    }

    private Assistant running() {
        Assistant assistant = current.get();
        if (assistant == null) {
            throw new AssistantException(
                    AssistantException.Reason.DISCONNECTED,
                    "The assistant is starting. Try again in a moment.");
        }
        return assistant;
    }

    @Override
    public CopilotAssistant copilot() {
        return running().copilot();
    }

    @Override
    public AnnotationAssistant annotation() {
        return running().annotation();
    }

    @Override
    public SettingsAssistant settingsAssistant() {
        return running().settingsAssistant();
    }

    @Override
    public ModelsAssistant models() {
        return running().models();
    }
}
