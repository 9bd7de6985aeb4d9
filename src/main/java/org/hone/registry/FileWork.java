package org.hone.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.hone.assistant.ModelFile;
import org.hone.io.Sha256;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** Reads, and perhaps copies, the files of one model; used by one thread. */
final class FileWork {
    private static final int CHUNK = 1 << 20;
    private static final long TOLD_EVERY = 16L << 20;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    private final Progress progress;
    private final Cancellation cancellation;
    private final long total;
    private long done;
    private long told = -TOLD_EVERY;

    /**
     * @param total bytes of all files
     */
    FileWork(long total, Progress progress, Cancellation cancellation) {
        this.total = total;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Takes a file's checksum.
     *
     * @param target where a copy goes that is on disk when the method returns
     * @throws java.util.concurrent.CancellationException within a chunk of the request
     */
    ModelFile read(Path file, Optional<Path> target) throws IOException {
        String name = file.getFileName().toString();
        Sha256 digest = new Sha256();
        long size = 0;
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = target.isPresent() ? create(target.get()) : null) {
            for (int n = next(in); n >= 0; n = next(in)) {
                cancellation.check();
                digest.update(buffer.duplicate());
                while (out != null && buffer.hasRemaining()) {
                    out.write(buffer);
                }
                size += n;
                tell(n, name);
            }
            if (out != null) {
                out.force(true);
            }
        }
        return new ModelFile(name, size, digest.hex());
    }

    private int next(FileChannel in) throws IOException {
        buffer.clear();
        int n = in.read(buffer);
        buffer.flip();
        return n;
    }

    private static FileChannel create(Path target) throws IOException {
        return FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private void tell(long bytes, String name) {
        done += bytes;
        if (done - told >= TOLD_EVERY || done >= total) {
            told = done;
            progress.update(done, Math.max(done, total), name);
        }
    }

    /** Passes over a file that is not there. */
    void skip(long bytes, String name) {
        tell(bytes, name);
    }

    /** Puts a folder's list of names on disk, where the platform can. */
    static void flush(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException platformCannot) {
            // Windows opens no folders; its renames are on disk when they return.
        }
    }

    /** Deletes a folder with everything in it, links themselves and not what they lead to. */
    static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path empty, IOException failed)
                                throws IOException {
                            if (failed != null) {
                                throw failed;
                            }
                            Files.delete(empty);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (NoSuchFileException gone) {
            // There is nothing to delete.
        }
    }
}
