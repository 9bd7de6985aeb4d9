package org.hone.ui.results.picture;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import org.hone.task.TaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.fx.WindowScreenshot;
import org.hone.ui.shell.Shortcut;

/** The picture with its legend, its buttons and what is known of the selected entity. */
public final class EntityGraphView {
    private static final int PIXELS_PER_POINT = 2;

    private final ResourceBundle text;
    private final TaskExecutor tasks;
    private final Function<String, Optional<Path>> saveAs;
    private final Predicate<String> showInTable;
    private final GraphCanvas canvas = new GraphCanvas(this::open);
    private final Parent root;
    private GraphLegend samples;

    @FXML private Label count;
    @FXML private VBox picture;
    @FXML private StackPane paper;
    @FXML private FlowPane legend;
    @FXML private Label empty;
    @FXML private Label detail;
    @FXML private Label note;
    @FXML private Button find;
    @FXML private Button copyId;

    /**
     * @param saveAs asks for a file to write, given a proposed name
     * @param showInTable shows an entity's rows, given its id; false when no table has it
     */
    public EntityGraphView(
            ResourceBundle text,
            ViewLoader views,
            TaskExecutor tasks,
            Function<String, Optional<Path>> saveAs,
            Predicate<String> showInTable) {
        this.text = text;
        this.tasks = tasks;
        this.saveAs = saveAs;
        this.showInTable = showInTable;
        root = views.load(this);
    }

    @FXML
    private void initialize() {
        paper.getChildren().add(0, canvas);
        samples = new GraphLegend(legend, canvas.colours());
        canvas.selected().addListener((property, old, now) -> describe());
        find.visibleProperty().bind(canvas.selected().greaterThanOrEqualTo(0));
        find.managedProperty().bind(find.visibleProperty());
        copyId.visibleProperty().bind(find.visibleProperty());
        copyId.managedProperty().bind(find.visibleProperty());
        show(PlacedGraph.EMPTY);
    }

    /** The nodes of the view. */
    public Parent root() {
        return root;
    }

    /** Shows another picture. */
    public void show(PlacedGraph placed) {
        canvas.show(placed);
        EntityGraph graph = placed.graph();
        int drawn = graph.nodes().size();
        count.setText(
                drawn < graph.found()
                        ? text.getString("results.graph.some").formatted(drawn, graph.found())
                        : text.getString("results.graph.all")
                                .formatted(drawn, graph.edges().size()));
        samples.show(placed);
        empty.setVisible(graph.isEmpty());
        canvas.setVisible(!graph.isEmpty());
        note.setText("");
        describe();
    }

    private void describe() {
        int selected = canvas.selected().get();
        if (selected < 0) {
            detail.setText(text.getString("results.graph.hint"));
        } else {
            EntityGraph.Node node = canvas.placed().graph().nodes().get(selected);
            detail.setText(
                    text.getString("results.graph.selected")
                            .formatted(node.name(), node.kind(), node.links()));
        }
        canvas.setAccessibleText(
                text.getString("results.graph.spoken")
                        .formatted(count.getText(), detail.getText()));
    }

    private Optional<EntityGraph.Node> selected() {
        int selected = canvas.selected().get();
        return selected < 0
                ? Optional.empty()
                : Optional.of(canvas.placed().graph().nodes().get(selected));
    }

    private void open(EntityGraph.Node node) {
        if (!showInTable.test(node.id())) {
            copy();
        }
    }

    @FXML
    private void openSelected() {
        selected().ifPresent(this::open);
    }

    /** Puts the selected entity's identifier on the clipboard. */
    @FXML
    public void copy() {
        selected()
                .ifPresent(
                        node -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(node.id());
                            Clipboard.getSystemClipboard().setContent(content);
                            note.setText(
                                    text.getString("results.graph.copied").formatted(node.id()));
                        });
    }

    @FXML
    private void zoomIn() {
        canvas.zoom(GraphCanvas.ZOOM_STEP);
    }

    @FXML
    private void zoomOut() {
        canvas.zoom(1 / GraphCanvas.ZOOM_STEP);
    }

    @FXML
    private void fit() {
        canvas.fit();
    }

    /** Asks for a file and writes the picture with its legend to it. */
    @FXML
    public void save() {
        saveAs.apply("picture.png")
                .ifPresent(
                        file -> {
                            SnapshotParameters twice = new SnapshotParameters();
                            twice.setTransform(Transform.scale(PIXELS_PER_POINT, PIXELS_PER_POINT));
                            twice.setFill(canvas.colours().paper());
                            picture.snapshot(
                                    result -> {
                                        write(result.getImage(), file);
                                        return null;
                                    },
                                    twice,
                                    null);
                        });
    }

    private void write(Image image, Path file) {
        tasks.submit(
                (progress, cancellation) -> {
                    WindowScreenshot.write(image, file);
                    return file;
                },
                done -> note.setText(text.getString("results.saved").formatted(done.getFileName())),
                failure ->
                        note.setText(
                                text.getString("results.unsaved").formatted(failure.getMessage())));
    }

    /** The keys of the picture. */
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        new KeyCodeCombination(KeyCode.PLUS),
                        text.getString("results.key.larger"),
                        this::zoomIn),
                new Shortcut(
                        new KeyCodeCombination(KeyCode.MINUS),
                        text.getString("results.key.smaller"),
                        this::zoomOut),
                new Shortcut(
                        new KeyCodeCombination(KeyCode.HOME),
                        text.getString("results.key.fit"),
                        canvas::fit));
    }

    /** Lets the keys work on the picture. */
    public void focus() {
        canvas.requestFocus();
    }
}
