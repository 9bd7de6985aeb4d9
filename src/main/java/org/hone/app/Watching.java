package org.hone.app;

import org.hone.assistant.Assistant;
import org.hone.cli.Console;
import org.hone.client.AssistantProcess;
import org.hone.client.SupervisedAssistant;
import org.hone.ui.HoneWindow;
import org.hone.ui.fx.FxTaskExecutor;

/** Tells the window how its assistant is. */
record Watching(
        HoneWindow window,
        SupervisedAssistant assistant,
        Console console,
        Runnable onReady,
        Runnable onGivenUp)
        implements AssistantProcess.Listener {
    @Override
    public void starting() {
        assistant.lose();
    }

    @Override
    public void ready(Assistant running) {
        assistant.use(running);
        FxTaskExecutor.later(onReady);
    }

    @Override
    public void died(int exitCode) {
        assistant.lose();
        FxTaskExecutor.later(window::assistantDied);
    }

    @Override
    public void gaveUp(String message) {
        assistant.lose();
        FxTaskExecutor.later(
                () -> {
                    window.assistantGaveUp(message);
                    onGivenUp.run();
                });
    }

    @Override
    public void said(String line) {
        console.note(line);
    }
}
