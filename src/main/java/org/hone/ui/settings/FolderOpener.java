package org.hone.ui.settings;

import java.io.IOException;
import java.nio.file.Path;

/** Shows a folder in the platform's file manager. */
@FunctionalInterface
public interface FolderOpener {
    /**
     * Opens the folder; may block for some seconds.
     *
     * @throws IOException with a sentence for the user, if the platform has no file manager
     */
    void open(Path folder) throws IOException;
}
