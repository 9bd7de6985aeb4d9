package org.hone.ui.copilot;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hone.assistant.CopilotAssistant;
import org.hone.domain.Entity;
import org.hone.task.Cancellation;
import org.hone.task.TaskExecutor;

/** The names of entities that the words before the caret may become. FX thread only. */
public final class CompletionModel {
    private static final int MOST = 8;

    private final Supplier<CopilotAssistant> copilot;
    private final TaskExecutor tasks;
    private final StringProperty query;
    private final Runnable lookSoon;
    private final ObservableList<Entity> offers = FXCollections.observableArrayList();
    private IntSupplier caret = () -> 0;
    private Optional<Fragment> fragment = Optional.empty();
    private Cancellation running = Cancellation.none();

    CompletionModel(
            Supplier<CopilotAssistant> copilot,
            TaskExecutor tasks,
            UnaryOperator<Runnable> settling,
            StringProperty query) {
        this.copilot = copilot;
        this.tasks = tasks;
        this.query = query;
        lookSoon = settling.apply(this::look);
    }

    /** Names that fit, best first; empty when nothing is to be offered. */
    public ObservableList<Entity> offers() {
        return offers;
    }

    /**
     * The analyst typed.
     *
     * @param where tells the caret's place once the typing rests
     */
    public void typed(IntSupplier where) {
        caret = where;
        running.request();
        lookSoon.run();
    }

    /** Offers nothing, and forgets what is being looked up. */
    public void close() {
        caret = () -> 0;
        running.request();
        offers.clear();
    }

    private record Found(Optional<Fragment> fragment, List<Entity> entities) {}

    private void look() {
        String text = query.get();
        List<Fragment> fragments = Fragment.before(text, Math.min(caret.getAsInt(), text.length()));
        running.request();
        if (fragments.isEmpty()) {
            offers.clear();
            return;
        }
        running =
                tasks.submit(
                        (progress, cancellation) -> find(fragments),
                        this::offer,
                        failure -> offers.clear());
    }

    /** The names for the longest fragment that has any. */
    private Found find(List<Fragment> fragments) {
        for (Fragment candidate : fragments) {
            List<Entity> names =
                    copilot.get().complete(candidate.words(), MOST).stream()
                            .filter(candidate::begins)
                            .toList();
            if (!names.isEmpty()) {
                return new Found(Optional.of(candidate), names);
            }
        }
        return new Found(Optional.empty(), List.of());
    }

    private void offer(Found found) {
        fragment = found.fragment();
        offers.setAll(found.entities());
    }

    /**
     * Puts a name in the place of the words that it completes.
     *
     * @return the place after the name
     */
    public int take(Entity entity) {
        Fragment typed = fragment.orElseThrow();
        String text = query.get();
        int end = Math.min(text.length(), typed.start() + typed.words().length());
        query.set(text.substring(0, typed.start()) + entity.name() + text.substring(end));
        close();
        return typed.start() + entity.name().length();
    }
}
