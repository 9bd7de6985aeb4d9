package org.hone.ui.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hone.domain.ResultTable;

/** A table of rows that can be sorted, filtered, copied and exported. */
final class ResultTableView implements AnswerPane {
    private static final List<String> FIRST =
            List.of("name", "value", "kind", "relation", "input_name");
    private static final List<String> LAST = List.of("id", "input");

    private static final double LEAST_WIDTH = 72;
    private static final int LONGEST_CELL = 32;
    private static final double ROW_HEIGHT = 36;

    private final String name;
    private final ResultTable rows;
    private final ResourceBundle text;
    private final Saving saving;
    private final FilteredList<Map<String, Object>> filtered;
    private final TableView<Map<String, Object>> table = new TableView<>();
    private final TextField filter = new TextField();
    private final Label note = new Label();
    private final VBox root;

    /**
     * @param name of the step
     */
    ResultTableView(String name, ResultTable rows, ResourceBundle text, Saving saving) {
        this.name = name;
        this.rows = rows;
        this.text = text;
        this.saving = saving;
        filtered = new FilteredList<>(FXCollections.observableArrayList(rows.rows()));
        SortedList<Map<String, Object>> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("table-" + name);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setTableMenuButtonVisible(true);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(new Label(text.getString("results.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns().forEach(column -> table.getColumns().add(column(column)));
        root = new VBox(8, bar(), table);
        root.getStyleClass().add("result-table");
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    private HBox bar() {
        filter.setId("filter-" + name);
        filter.setPromptText(text.getString("results.filter"));
        filter.setAccessibleText(text.getString("results.filter"));
        filter.textProperty().addListener((property, old, now) -> filter(now));
        Button csv = new Button(text.getString("results.csv"));
        csv.setOnAction(event -> save());
        Button json = new Button(text.getString("results.json"));
        json.setOnAction(
                event ->
                        saving.save(
                                name + ".json",
                                file -> TableExport.json(rows, file),
                                note::setText));
        note.getStyleClass().add("muted");
        filter("");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, filter, note, space, csv, json);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void filter(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        filtered.setPredicate(
                row ->
                        row.values().stream()
                                .map(value -> CellText.words(value).toLowerCase(Locale.ROOT))
                                .anyMatch(words -> words.contains(wanted)));
        int all = rows.rows().size();
        if (!wanted.isEmpty()) {
            note.setText(text.getString("results.shown").formatted(filtered.size(), all));
        } else {
            note.setText(
                    rows.truncated() ? text.getString("results.truncated").formatted(all) : "");
        }
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(rows.columns());
        columns.sort(Comparator.comparingInt(ResultTableView::rank));
        return columns;
    }

    private static int rank(String column) {
        int first = FIRST.indexOf(column);
        return first >= 0 ? first : LAST.contains(column) ? 100 + LAST.indexOf(column) : 50;
    }

    private TableColumn<Map<String, Object>, Object> column(String key) {
        String heading =
                key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('_', ' ');
        CellOrder order = CellOrder.of(rows, key);
        TableColumn<Map<String, Object>, Object> column = new TableColumn<>(heading);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().get(key)));
        column.setCellFactory(made -> new CellText(order.numeric()));
        column.setComparator(order);
        double width = width(key, heading);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, LAST.contains(key) ? LEAST_WIDTH : 2 * LEAST_WIDTH));
        column.setVisible(!(key.equals("input") && rows.columns().contains("input_name")));
        return column;
    }

    /** Pixels that the longest of the first cells needs, within bounds. */
    private double width(String key, String heading) {
        int longest =
                rows.rows().stream()
                        .limit(200)
                        .mapToInt(row -> CellText.words(row.get(key)).length())
                        .max()
                        .orElse(0);
        return 36 + 8.0 * Math.min(Math.max(longest, heading.length() + 1), LONGEST_CELL);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void copy() {
        List<Map<String, Object>> selected =
                List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!selected.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(TableExport.tabbed(columns(), selected));
            Clipboard.getSystemClipboard().setContent(content);
            note.setText(text.getString("results.copied").formatted(selected.size()));
        }
    }

    @Override
    public void save() {
        saving.save(name + ".csv", file -> TableExport.csv(rows, file), note::setText);
    }

    @Override
    public boolean find() {
        filter.requestFocus();
        filter.selectAll();
        return true;
    }

    @Override
    public boolean show(String entityId) {
        boolean here = rows.rows().stream().anyMatch(row -> row.containsValue(entityId));
        if (here) {
            filter.setText(entityId);
            table.getSelectionModel().selectFirst();
            table.requestFocus();
        }
        return here;
    }
}
