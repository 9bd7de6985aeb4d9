package org.hone.ui.copilot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownPlan;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/**
 * The text of the plan that is shown while it is edited. What was edited is kept with each plan
 * until it is reset, so leaving the editor in any way loses nothing. Used on the FX thread only.
 */
public final class EditingModel {
    private final Supplier<CopilotAssistant> copilot;
    private final TaskExecutor tasks;
    private final ReadOnlyObjectProperty<Optional<ShownPlan>> shown;
    private final Map<UUID, String> drafts = new HashMap<>();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final BooleanProperty changed = new SimpleBooleanProperty();
    private final BooleanProperty sound = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<PlanCheck> check =
            new SimpleObjectProperty<>(new PlanCheck(List.of(), List.of()));
    private Cancellation checking = Cancellation.none();

    EditingModel(
            Supplier<CopilotAssistant> copilot,
            TaskExecutor tasks,
            ReadOnlyObjectProperty<Optional<ShownPlan>> shown) {
        this.copilot = copilot;
        this.tasks = tasks;
        this.shown = shown;
        shown.addListener((property, old, now) -> close());
        text.addListener((property, old, now) -> typed(now));
    }

    /** Whether the plan is being edited. */
    public BooleanProperty open() {
        return open;
    }

    /** The plan's text as edited. */
    public StringProperty text() {
        return text;
    }

    /** Whether there is an edit of the plan that is shown, be the editor open or not. */
    public BooleanProperty changed() {
        return changed;
    }

    /** Whether the text as it stands was checked and can run. */
    public BooleanProperty sound() {
        return sound;
    }

    /** What was last found out of the text. */
    public ObjectProperty<PlanCheck> check() {
        return check;
    }

    /** Whether some edit of a plan is kept. */
    boolean hasDraft(ShownPlan plan) {
        return drafts.containsKey(plan.suggestion());
    }

    /** Opens the editor on the plan that is shown or on what was edited of it, or closes it. */
    void toggle() {
        if (open.get()) {
            close();
        } else {
            shown.get()
                    .ifPresent(
                            plan -> {
                                sound.set(false);
                                open.set(true);
                                String draft = drafts.get(plan.suggestion());
                                text.set(draft == null ? plan.planText() : draft);
                            });
        }
    }

    /** Closes the editor; what was edited is kept. */
    void close() {
        checking.request();
        open.set(false);
        text.set("");
        check.set(new PlanCheck(List.of(), List.of()));
        changed.set(shown.get().map(this::hasDraft).orElse(false));
    }

    private void typed(String now) {
        if (open.get()) {
            shown.get().ifPresent(plan -> edited(plan, now));
        }
    }

    private void edited(ShownPlan plan, String now) {
        if (now.equals(plan.planText())) {
            drafts.remove(plan.suggestion());
        } else {
            drafts.put(plan.suggestion(), now);
        }
        changed.set(hasDraft(plan));
        checking.request();
        sound.set(false);
        checking =
                tasks.submit(
                        (progress, cancellation) -> copilot.get().check(plan.suggestion(), now),
                        found -> {
                            check.set(found);
                            sound.set(found.runnable());
                        },
                        failure -> {});
    }
}
