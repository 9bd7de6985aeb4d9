package org.hone.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks for a file to write by the platform's own dialog. */
public final class FileDialog implements Function<String, Optional<Path>> {
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
}
