package org.hone.ui.copilot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hone.assistant.CopilotAssistant;
import org.hone.task.TaskExecutor;

/** The questions asked before, to walk through as in a shell or to search. FX thread only. */
public final class RecentQuestions {
    private static final int MOST = 200;
    private static final int OWN = -1;

    private final Supplier<CopilotAssistant> copilot;
    private final TaskExecutor tasks;
    private final StringProperty query;
    private final ObservableList<String> all = FXCollections.observableArrayList();
    private int position = OWN;
    private String typed = "";
    private boolean walking;

    RecentQuestions(Supplier<CopilotAssistant> copilot, TaskExecutor tasks, StringProperty query) {
        this.copilot = copilot;
        this.tasks = tasks;
        this.query = query;
        query.addListener((property, old, now) -> position = walking ? position : OWN);
    }

    /** All of them, newest first. */
    public ObservableList<String> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    void load() {
        tasks.submit(
                (progress, cancellation) -> copilot.get().recentQueries(MOST),
                all::setAll,
                failure -> {});
    }

    /** A question was asked. */
    void note(String question) {
        all.remove(question);
        all.add(0, question);
        position = OWN;
    }

    /** Shows the question before the one that is shown; what was being typed is kept. */
    public void earlier() {
        if (position == OWN) {
            typed = query.get();
        }
        int next = position + 1;
        while (next < all.size() && all.get(next).equals(query.get())) {
            next++;
        }
        if (next < all.size()) {
            walk(next, all.get(next));
        }
    }

    /** Shows the question after the one that is shown, at last what was being typed. */
    public void later() {
        if (position != OWN) {
            walk(position - 1, position == 0 ? typed : all.get(position - 1));
        }
    }

    private void walk(int to, String question) {
        walking = true;
        query.set(question);
        walking = false;
        position = to;
    }

    /** The questions that contain all of some words. */
    public List<String> matching(String words) {
        List<String> wanted = Arrays.asList(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return all.stream()
                .filter(
                        question ->
                                wanted.stream()
                                        .allMatch(question.toLowerCase(Locale.ROOT)::contains))
                .toList();
    }
}
