package org.hone.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hone.domain.ResultTable;
import org.hone.task.TaskExecutor;

/** A table of rows that can be sorted, filtered, copied and exported. */
final class ResultTableView extends VBox {
    private static final List<String> FIRST =
            List.of("name", "value", "kind", "relation", "input_name");
    private static final List<String> LAST = List.of("id", "input");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableView<Map<String, Object>> table = new TableView<>();
    private final Label note = new Label();

    ResultTableView(
            String name,
            ResultTable rows,
            ResourceBundle text,
            TaskExecutor tasks,
            Function<String, Optional<Path>> saveAs) {
        super(8);
        getStyleClass().add("result-table");
        FilteredList<Map<String, Object>> filtered =
                new FilteredList<>(FXCollections.observableArrayList(rows.rows()));
        SortedList<Map<String, Object>> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("table-" + name);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label(text.getString("results.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns(rows).forEach(column -> table.getColumns().add(column(column)));
        table.setOnKeyPressed(
                event -> {
                    if (COPY.match(event)) {
                        copy(rows);
                    }
                });
        TextField filter = new TextField();
        filter.setPromptText(text.getString("results.filter"));
        filter.setAccessibleText(text.getString("results.filter"));
        filter.textProperty()
                .addListener(
                        (property, old, now) -> {
                            String wanted = now.toLowerCase(Locale.ROOT);
                            filtered.setPredicate(
                                    row ->
                                            row.values().stream()
                                                    .anyMatch(
                                                            value ->
                                                                    String.valueOf(value)
                                                                            .toLowerCase(
                                                                                    Locale.ROOT)
                                                                            .contains(wanted)));
                        });
        Button csv = new Button(text.getString("results.csv"));
        csv.setOnAction(
                event ->
                        export(
                                name + ".csv",
                                text,
                                tasks,
                                saveAs,
                                file -> TableExport.csv(rows, file)));
        Button json = new Button(text.getString("results.json"));
        json.setOnAction(
                event ->
                        export(
                                name + ".json",
                                text,
                                tasks,
                                saveAs,
                                file -> TableExport.json(rows, file)));
        note.setText(
                rows.truncated()
                        ? text.getString("results.truncated").formatted(rows.rows().size())
                        : "");
        note.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, filter, space, note, csv, json);
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(bar, table);
    }

    @FunctionalInterface
    private interface Writing {
        void write(Path file) throws Exception;
    }

    private void export(
            String proposed,
            ResourceBundle text,
            TaskExecutor tasks,
            Function<String, Optional<Path>> saveAs,
            Writing writing) {
        saveAs.apply(proposed)
                .ifPresent(
                        file ->
                                tasks.submit(
                                        (progress, cancellation) -> {
                                            writing.write(file);
                                            return file;
                                        },
                                        done ->
                                                note.setText(
                                                        text.getString("results.saved")
                                                                .formatted(done.getFileName())),
                                        failure ->
                                                note.setText(
                                                        text.getString("results.unsaved")
                                                                .formatted(failure.getMessage()))));
    }

    private static List<String> columns(ResultTable rows) {
        List<String> columns = new java.util.ArrayList<>(rows.columns());
        columns.sort(java.util.Comparator.comparingInt(ResultTableView::rank));
        return columns;
    }

    private static int rank(String column) {
        int first = FIRST.indexOf(column);
        return first >= 0 ? first : LAST.contains(column) ? 100 + LAST.indexOf(column) : 50;
    }

    private static TableColumn<Map<String, Object>, Object> column(String name) {
        String heading =
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
        TableColumn<Map<String, Object>, Object> column = new TableColumn<>(heading);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().get(name)));
        return column;
    }

    private void copy(ResultTable rows) {
        ClipboardContent content = new ClipboardContent();
        content.putString(
                TableExport.tabbed(columns(rows), table.getSelectionModel().getSelectedItems()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
