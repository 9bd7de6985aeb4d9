package org.hone.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.hone.ui.models.ModelPicker;

/** Asks for a file to write, or a model to read, by the platform's own dialogs. */
public final class FileDialog implements Function<String, Optional<Path>>, ModelPicker {
    private final Stage owner;

    public FileDialog(Stage owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> apply(String proposedName) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(proposedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> gguf(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("GGUF", "*.gguf", "*.GGUF"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }
}
