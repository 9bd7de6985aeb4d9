package org.hone.ui;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.util.Duration;
import org.hone.assistant.ShownPlan;
import org.hone.ui.copilot.CopilotView;
import org.hone.ui.copilot.CopilotViewModel;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.models.ModelsViewModel;
import org.hone.ui.results.ResultsView;
import org.hone.ui.results.ResultsViewModel;

/** Does what an analyst would do, for pictures of the window. Used on the FX thread. */
public final class Demonstration {
    private static final Duration DRAWN = Duration.millis(700);

    private final CopilotViewModel question;
    private final CopilotView copilot;
    private final ResultsViewModel answer;
    private final ResultsView results;
    private final ModelsViewModel models;

    Demonstration(
            CopilotViewModel question,
            CopilotView copilot,
            ResultsViewModel answer,
            ResultsView results,
            ModelsViewModel models) {
        this.question = question;
        this.copilot = copilot;
        this.answer = answer;
        this.results = results;
        this.models = models;
    }

    /** Asks a question, perhaps submits its plan, and tells when the screen has come to rest. */
    public void ask(String text, boolean andSubmit, Runnable atRest) {
        question.history()
                .plans()
                .addListener(
                        (ListChangeListener<ShownPlan>)
                                change -> {
                                    if (change.getList().isEmpty()) {
                                        return;
                                    }
                                    if (andSubmit) {
                                        FxTaskExecutor.later(copilot::submit);
                                    } else {
                                        settle(atRest);
                                    }
                                });
        answer.outcome()
                .addListener((property, old, now) -> now.ifPresent(outcome -> settle(atRest)));
        question.query().set(text);
        question.ask();
    }

    /** Tells when the assistant has said which models are in use, and that has been drawn. */
    public void whenKnown(Runnable atRest) {
        models.versions()
                .addListener(
                        (property, old, now) -> {
                            if (old.isEmpty() && !now.isEmpty()) {
                                settle(atRest);
                            }
                        });
    }

    /** Brings the picture of the answer to the front. */
    public void showPicture() {
        results.showPicture();
    }

    /** Tells when the screen, as it is, has been laid out and drawn. */
    public void settle(Runnable atRest) {
        PauseTransition pause = new PauseTransition(DRAWN);
        pause.setOnFinished(event -> atRest.run());
        pause.play();
    }
}
