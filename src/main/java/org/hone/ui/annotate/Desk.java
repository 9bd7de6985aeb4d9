package org.hone.ui.annotate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hone.domain.Seat;

/**
 * The seat at this window: one window per data folder and machine, so the folder names it. Looks
 * the machine's name up; ask in the background.
 */
public final class Desk implements Supplier<Seat> {
    private final Path dataFolder;
    private final Supplier<String> annotator;

    /**
     * @param annotator who sits here now; may be asked on any thread
     */
    public Desk(Path dataFolder, Supplier<String> annotator) {
        this.dataFolder = dataFolder;
        this.annotator = annotator;
    }

    @Override
    public Seat get() {
        return new Seat(annotator.get(), machine() + ":" + dataFolder.toAbsolutePath());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
