package org.hone.ui.shell;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Notices that wait to be read, oldest first; each sentence once. Used on the FX thread only. */
public final class NoticeQueue {
    private final ObservableList<Notice> waiting = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(waiting);

    /** Those that were not dismissed, the one to show first. */
    public ObservableList<Notice> waiting() {
        return shown;
    }

    /** The one to show. */
    public Optional<Notice> current() {
        return waiting.stream().findFirst();
    }

    /** Adds one at the end, unless its sentence waits already. */
    public void add(Notice notice) {
        if (waiting.stream().noneMatch(other -> other.sentence().equals(notice.sentence()))) {
            waiting.add(notice);
        }
    }

    /** Takes one back that is no longer true, if it waits still. */
    public void withdraw(Notice notice) {
        waiting.removeIf(other -> other.sentence().equals(notice.sentence()));
    }

    /** The one shown has been read. */
    public void dismiss() {
        current().ifPresent(waiting::remove);
    }
}
