package org.hone.ui.annotate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.AnnotationAssistant;
import org.hone.assistant.MakeTasks;
import org.hone.assistant.MakingStatus;
import org.hone.task.TaskExecutor;

/** The order for new tasks and how far it is. Used on the FX thread only. */
public final class MakingModel {
    private final Supplier<AnnotationAssistant> annotation;
    private final TaskExecutor tasks;
    private final Runnable lookSoon;
    private final Runnable onMade;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty queries = new SimpleStringProperty("");
    private final IntegerProperty fromLibrary = new SimpleIntegerProperty(20);
    private final IntegerProperty gold = new SimpleIntegerProperty(2);
    private final IntegerProperty candidates = new SimpleIntegerProperty(4);
    private final IntegerProperty overlap = new SimpleIntegerProperty(1);
    private final ObjectProperty<MakingStatus> status =
            new SimpleObjectProperty<>(MakingStatus.IDLE);
    private final StringProperty problem = new SimpleStringProperty("");

    /**
     * @param onMade hears that there are more tasks than before
     */
    MakingModel(
            Supplier<AnnotationAssistant> annotation,
            TaskExecutor tasks,
            UnaryOperator<Runnable> settling,
            Runnable onMade) {
        this.annotation = annotation;
        this.tasks = tasks;
        this.onMade = onMade;
        lookSoon = settling.apply(this::look);
    }

    /** Whether the order is being written. */
    public BooleanProperty open() {
        return open;
    }

    /** Questions, one a line. */
    public StringProperty queries() {
        return queries;
    }

    public IntegerProperty fromLibrary() {
        return fromLibrary;
    }

    public IntegerProperty gold() {
        return gold;
    }

    public IntegerProperty candidates() {
        return candidates;
    }

    public IntegerProperty overlap() {
        return overlap;
    }

    /** How far the last order is. */
    public ObjectProperty<MakingStatus> status() {
        return status;
    }

    /** Why it could not be done, in one sentence. */
    public StringProperty problem() {
        return problem;
    }

    /** Orders what the form says. */
    void make() {
        List<String> lines = queries.get().lines().filter(line -> !line.isBlank()).toList();
        MakeTasks order =
                new MakeTasks(
                        lines,
                        fromLibrary.get(),
                        gold.get(),
                        candidates.get(),
                        overlap.get(),
                        new Random().nextLong());
        ask(annotation -> annotation.make(order));
    }

    /**
     * Reads questions from a file, one a line, behind those that are there.
     *
     * @param unreadable what to say if that fails
     */
    void read(Path file, String unreadable) {
        tasks.submit(
                (progress, cancellation) -> Files.readString(file),
                text -> queries.set((queries.get().strip() + "\n" + text.strip()).strip()),
                failure -> problem.set(unreadable));
    }

    void pauseOrGoOn() {
        ask(
                status.get().phase() == MakingStatus.Phase.PAUSED
                        ? AnnotationAssistant::resumeMaking
                        : AnnotationAssistant::pauseMaking);
    }

    void cancel() {
        ask(AnnotationAssistant::cancelMaking);
    }

    /** Looks how far it is, again and again while it goes on. */
    void look() {
        ask(AnnotationAssistant::making);
    }

    private void ask(Function<AnnotationAssistant, MakingStatus> call) {
        problem.set("");
        tasks.submit(
                (progress, cancellation) -> call.apply(annotation.get()),
                this::hear,
                failure -> problem.set(String.valueOf(failure.getMessage())));
    }

    private void hear(MakingStatus now) {
        int before = status.get().active() ? status.get().made() : 0;
        boolean was = status.get().active();
        status.set(now);
        if (now.active()) {
            lookSoon.run();
        }
        if ((was || now.active()) && now.made() > before) {
            onMade.run();
        }
    }
}
