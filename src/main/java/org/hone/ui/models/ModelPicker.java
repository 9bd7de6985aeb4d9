package org.hone.ui.models;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for a model that is on this machine. Called on the FX thread. */
public interface ModelPicker {
    /** A folder; empty if the user chose none. */
    Optional<Path> folder(String title);

    /** A GGUF file; empty if the user chose none. */
    Optional<Path> gguf(String title);
}
