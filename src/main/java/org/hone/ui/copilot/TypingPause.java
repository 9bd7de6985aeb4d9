package org.hone.ui.copilot;

import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Waits until the typing rests. */
public final class TypingPause {
    private TypingPause() {}

    /**
     * Makes something that may be run at every key out of something to be done once no key came for
     * a while; both on the FX thread.
     */
    public static UnaryOperator<Runnable> of(Duration rest) {
        return action -> {
            PauseTransition pause = new PauseTransition(rest);
            pause.setOnFinished(event -> action.run());
            return pause::playFromStart;
        };
    }
}
