package org.hone.app;

import java.util.UUID;
import org.hone.cli.ReplayCommand;
import org.hone.domain.Suggestion;

/** Replays over the assistant of this process. */
record LocalReplays(LocalAssistant assistant) implements ReplayCommand.Replays {
    @Override
    public Suggestion stored(UUID id) {
        return assistant.copilotService().known(id);
    }

    @Override
    public Suggestion replay(UUID id) {
        return assistant.copilotService().replay(id);
    }

    @Override
    public void close() {
        assistant.close();
    }
}
