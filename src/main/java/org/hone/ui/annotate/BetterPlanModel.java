package org.hone.ui.annotate;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/** A better plan that the annotator writes, checked at each key. Used on the FX thread only. */
public final class BetterPlanModel {
    private static final PlanCheck UNCHECKED = new PlanCheck(List.of(), List.of());

    private final Supplier<AnnotationAssistant> annotation;
    private final TaskExecutor tasks;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty sound = new SimpleBooleanProperty();
    private final ObjectProperty<PlanCheck> check = new SimpleObjectProperty<>(UNCHECKED);
    private Cancellation checking = Cancellation.none();

    BetterPlanModel(Supplier<AnnotationAssistant> annotation, TaskExecutor tasks) {
        this.annotation = annotation;
        this.tasks = tasks;
        text.addListener((property, old, now) -> check(now));
    }

    /** Whether the plan is being written. */
    public BooleanProperty open() {
        return open;
    }

    /** The plan's text. */
    public StringProperty text() {
        return text;
    }

    /** Whether the text as it stands was checked and can run. */
    public BooleanProperty sound() {
        return sound;
    }

    /** What was last found out of the text. */
    public ObjectProperty<PlanCheck> check() {
        return check;
    }

    /** Begins with a plan, unless one was begun already. */
    void begin(String plan) {
        if (text.get().isBlank()) {
            text.set(plan);
        }
        open.set(true);
    }

    /** Leaves it as it was in a draft. */
    void reset(String draft) {
        text.set(draft);
        open.set(!draft.isBlank());
    }

    private void check(String now) {
        checking.request();
        sound.set(false);
        if (now.isBlank()) {
            check.set(UNCHECKED);
            return;
        }
        checking =
                tasks.submit(
                        (progress, cancellation) -> annotation.get().check(now),
                        found -> {
                            check.set(found);
                            sound.set(found.runnable());
                        },
                        failure -> {});
    }
}
