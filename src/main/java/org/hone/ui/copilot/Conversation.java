package org.hone.ui.copilot;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hone.assistant.CopilotAssistant;

/** A conversation, begun at the assistant in the background at the first need. */
final class Conversation {
    private final Supplier<CopilotAssistant> copilot;
    private final Supplier<String> annotator;
    private Optional<UUID> id = Optional.empty();

    /**
     * @param annotator who asks; may be empty
     */
    Conversation(Supplier<CopilotAssistant> copilot, Supplier<String> annotator) {
        this.copilot = copilot;
        this.annotator = annotator;
    }

    /** Its id; asks the assistant the first time, so not for the FX thread. */
    synchronized UUID id() {
        id = Optional.of(id.orElseGet(() -> copilot.get().startSession(annotator.get())));
        return id.get();
    }
}
