package org.hone.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hone.assistant.ModelFacts;

/** Tells what a model is from its files' headers, without loading weights. Thread-safe. */
public interface ModelInspector {
    /**
     * What was found.
     *
     * @param facts what the files say
     * @param files all that belong to the model, in one folder, sorted by name
     */
    record Inspection(ModelFacts facts, List<Path> files) {
        public Inspection {
            files = List.copyOf(files);
        }
    }

    /**
     * Looks at a folder or file that may be anything. Nothing is allocated because a header asks
     * for it unless the file is long enough to hold it.
     *
     * @throws org.hone.domain.InvalidInputException saying what is missing, damaged or not
     *     supported, by name
     */
    Inspection inspect(Path folderOrFile) throws IOException;
}
