package org.hone.ui.models;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hone.assistant.AddedModel;
import org.hone.assistant.ModelShelf;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the screen of the models: what is in use, what was added, and what adds more. */
public final class ModelsView implements Screen {
    private final ModelsViewModel model;
    private final ModelPicker picker;
    private final ViewLoader views;
    private final ResourceBundle text;
    private final ModelWords words;
    private final Parent root;
    @FXML private VBox screen;
    @FXML private StackPane inUse;
    @FXML private StackPane adding;
    @FXML private HBox shelf;
    @FXML private ListView<AddedModel> list;
    @FXML private StackPane card;
    @FXML private VBox empty;
    @FXML private HBox actions;
    @FXML private Button folder;
    @FXML private Button gguf;

    public ModelsView(ModelsViewModel model, ModelPicker picker, ViewLoader views) {
        this.model = model;
        this.picker = picker;
        this.views = views;
        this.text = views.text();
        this.words = new ModelWords(text);
        root = views.load(this);
    }

    @FXML
    private void initialize() {
        inUse.getChildren().setAll(views.load(new InUseView(model, words)));
        adding.getChildren().setAll(views.load(new AddingView(model)));
        card.getChildren().setAll(views.load(new ModelCardView(model, words)));
        Shown.when(shelf, model.shelf().map(now -> !of(now).models().isEmpty()));
        Shown.when(actions, shelf.visibleProperty());
        Shown.when(
                empty, model.shelf().map(now -> now.isPresent() && now.get().models().isEmpty()));
        folder.disableProperty().bind(model.work().busy());
        gguf.disableProperty().bind(model.work().busy());
        list.setCellFactory(any -> new ModelCell(words, id -> of(model.shelf().get()).uses(id)));
        model.shelf().addListener((property, old, now) -> show(of(now)));
        model.selected().addListener((property, old, now) -> follow(now));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now != null) {
                                model.select(now);
                            }
                        });
        screen.setOnDragOver(this::over);
        screen.setOnDragDropped(this::dropped);
    }

    private static ModelShelf of(Optional<ModelShelf> known) {
        return known.orElse(ModelShelf.EMPTY);
    }

    private void show(ModelShelf now) {
        list.getItems().setAll(now.models());
        list.refresh();
        follow(model.selected().get());
    }

    private void follow(Optional<AddedModel> selected) {
        selected.filter(list.getItems()::contains).ifPresent(list.getSelectionModel()::select);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() && !model.work().busy().get()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        files.stream().findFirst().map(File::toPath).ifPresent(model::propose);
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                Shortcut.of("Shortcut+O", text.getString("models.key.add"), this::addFolder),
                Shortcut.of("Shortcut+Shift+O", text.getString("models.key.gguf"), this::addGguf),
                Shortcut.of("F5", text.getString("models.key.verify"), model::verify),
                Shortcut.of("Delete", text.getString("models.key.remove"), model::askToRemove),
                Shortcut.of("Esc", text.getString("models.key.cancel"), model::cancel));
    }

    @Override
    public void shown() {
        model.load();
    }

    @FXML
    private void addFolder() {
        if (!model.work().busy().get()) {
            picker.folder(text.getString("models.choose.folder")).ifPresent(model::propose);
        }
    }

    @FXML
    private void addGguf() {
        if (!model.work().busy().get()) {
            picker.gguf(text.getString("models.choose.gguf")).ifPresent(model::propose);
        }
    }
}
