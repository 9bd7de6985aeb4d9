package org.hone.ui.annotate;

import java.util.List;
import java.util.ResourceBundle;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.hone.assistant.TaskSummary;
import org.hone.domain.TaskState;

/** A menu of the annotator's tasks of one state, looked up when it opens. */
final class TaskLists {
    private static final int LETTERS = 80;

    private TaskLists() {}

    static void bind(
            MenuButton menu, TaskState state, AnnotateViewModel model, ResourceBundle text) {
        menu.getItems().setAll(disabled(text.getString("annotate.list.looking")));
        menu.setOnShowing(
                event ->
                        model.standing()
                                .list(
                                        state,
                                        found -> fill(menu, found, model, text),
                                        failure ->
                                                menu.getItems()
                                                        .setAll(
                                                                disabled(
                                                                        String.valueOf(
                                                                                failure
                                                                                        .getMessage())))));
    }

    private static void fill(
            MenuButton menu,
            List<TaskSummary> found,
            AnnotateViewModel model,
            ResourceBundle text) {
        if (found.isEmpty()) {
            menu.getItems().setAll(disabled(text.getString("annotate.list.none")));
            return;
        }
        menu.getItems()
                .setAll(
                        found.stream()
                                .map(
                                        task -> {
                                            MenuItem item = new MenuItem(shortened(task.query()));
                                            item.setMnemonicParsing(false);
                                            item.setOnAction(event -> model.open(task.task()));
                                            return item;
                                        })
                                .toList());
    }

    private static String shortened(String query) {
        return query.length() <= LETTERS ? query : query.substring(0, LETTERS) + "\u2026";
    }

    private static MenuItem disabled(String title) {
        MenuItem item = new MenuItem(title);
        item.setDisable(true);
        return item;
    }
}
