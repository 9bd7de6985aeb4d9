package org.hone.ui.shell;

import java.util.HashSet;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Consumer;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantStatus;
import org.hone.task.TaskExecutor;

/**
 * Asks the assistant how it is, one question at a time, and turns the answers into notices. Used on
 * the FX thread only.
 */
public final class StatusWatch {
    private final Assistant assistant;
    private final TaskExecutor tasks;
    private final Consumer<AssistantStatus> onStatus;
    private final NoticeQueue notices;
    private final ResourceBundle text;
    private final Runnable openSettings;
    private final Set<String> said = new HashSet<>();
    private Optional<Notice> down = Optional.empty();
    private Optional<Notice> failed = Optional.empty();
    private boolean asking;

    /**
     * @param onStatus hears each answer
     * @param openSettings what the notice about a service that does not answer offers
     */
    public StatusWatch(
            Assistant assistant,
            TaskExecutor tasks,
            NoticeQueue notices,
            ResourceBundle text,
            Consumer<AssistantStatus> onStatus,
            Runnable openSettings) {
        this.assistant = assistant;
        this.tasks = tasks;
        this.onStatus = onStatus;
        this.notices = notices;
        this.text = text;
        this.openSettings = openSettings;
    }

    /** Asks once, unless an answer is awaited. */
    public void ask() {
        if (!asking) {
            asking = true;
            tasks.submit(
                    (progress, cancellation) -> assistant.settingsAssistant().status(),
                    status -> {
                        asking = false;
                        hear(status);
                    },
                    failure -> {
                        asking = false;
                        fail(failure);
                    });
        }
    }

    /** Takes an answer that came another way. */
    public void hear(AssistantStatus status) {
        failed.ifPresent(notices::withdraw);
        failed = Optional.empty();
        if (status.serviceUp()) {
            down.ifPresent(notices::withdraw);
            down = Optional.empty();
        } else if (down.isEmpty()) {
            down = Optional.of(unanswered(status.service()));
            down.ifPresent(notices::add);
        }
        status.notices().stream().filter(said::add).map(Notice::of).forEach(notices::add);
        onStatus.accept(status);
    }

    private Notice unanswered(String service) {
        return new Notice(
                text.getString("shell.service.silent").formatted(service),
                "",
                Optional.of(new Notice.Action(text.getString("shell.settings"), openSettings)));
    }

    /** While the assistant is being started again, others say so. */
    private void fail(Throwable failure) {
        boolean restarting =
                failure instanceof AssistantException refused
                        && refused.reason() == AssistantException.Reason.DISCONNECTED;
        if (!restarting && failed.isEmpty()) {
            failed = Optional.of(Notice.of(failure.getMessage()));
            failed.ifPresent(notices::add);
        }
    }
}
