package org.hone.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;

/**
 * The claim to be the only window of a data folder. It is a lock that the system takes back when
 * the process ends, however it ends. The first window listens on a loopback port, which it writes
 * beside the lock together with a secret; a second start asks it there to come to the front.
 */
final class FirstWindow implements AutoCloseable {
    private static final int ANSWER_MILLIS = 2000;
    private static final long PAUSE_MILLIS = 100;
    private static final String HERE = "in front";

    /** Another process has the folder, and does not answer; the message is for the user. */
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;

        Unreachable(Path dataFolder) {
            super(
                    "A Hone window is open already with the data folder %s, but it does not answer. Close it or end its process, or choose another folder with the variable HONE_DATA."
                            .formatted(dataFolder));
        }
    }

    private final FileChannel lock;
    private final ServerSocket door;
    private final byte[] secret;
    private final Runnable toFront;

    private FirstWindow(FileChannel lock, ServerSocket door, String secret, Runnable toFront) {
        this.lock = lock;
        this.door = door;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.toFront = toFront;
        Thread listener = new Thread(this::listen, "first-window");
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Claims a data folder.
     *
     * @param patience how long to try while another window is about to open or to close
     * @param toFront called on another thread when a second window was started
     * @return empty when another window has the folder; it was brought to the front
     * @throws Unreachable when another process has the folder and does not answer in time
     * @throws InvalidInputException if the folder cannot be used
     */
    static Optional<FirstWindow> claim(Path dataFolder, Duration patience, Runnable toFront)
            throws Unreachable, InterruptedException {
        Path address = dataFolder.resolve("window.address");
        long began = System.nanoTime();
        do {
            Optional<FirstWindow> claimed = tryClaim(dataFolder, address, toFront);
            if (claimed.isPresent()) {
                return claimed;
            }
            if (askToFront(address)) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } while (System.nanoTime() - began < patience.toNanos());
        throw new Unreachable(dataFolder);
    }

    private static Optional<FirstWindow> tryClaim(Path dataFolder, Path address, Runnable toFront) {
        FileChannel channel = null;
        ServerSocket door = null;
        try {
            Files.createDirectories(dataFolder);
            channel =
                    FileChannel.open(
                            dataFolder.resolve("window.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            AtomicFiles.write(
                    address,
                    (door.getLocalPort() + "\n" + secret + "\n").getBytes(StandardCharsets.UTF_8));
            return Optional.of(new FirstWindow(channel, door, secret, toFront));
        } catch (IOException unusable) {
            closeQuietly(door);
            closeQuietly(channel);
            throw new InvalidInputException(
                    "The data folder %s cannot be used (%s). Give yourself the right to write it, or choose another one with the variable HONE_DATA."
                            .formatted(dataFolder, unusable.getMessage()),
                    unusable);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception alreadyClosed) {
            // There is nothing left to give back.
        }
    }

    private static boolean askToFront(Path address) {
        try (Socket socket = new Socket()) {
            String[] lines = Files.readString(address).split("\n");
            if (lines.length < 2) {
                return false;
            }
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(lines[0].strip())),
                    ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream()
                    .write((lines[1].strip() + "\n").getBytes(StandardCharsets.UTF_8));
            return HERE.equals(reader(socket).readLine());
        } catch (IOException | IllegalArgumentException notThere) {
            return false;
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                socket.setSoTimeout(ANSWER_MILLIS);
                String line = reader(socket).readLine();
                if (line != null
                        && MessageDigest.isEqual(line.getBytes(StandardCharsets.UTF_8), secret)) {
                    toFront.run();
                    socket.getOutputStream().write((HERE + "\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException strangerOrClosed) {
                // The door stays open for the next one unless it was closed.
            }
        }
    }

    /** The window is closing: a second start waits for the folder from now on. */
    void leave() {
        closeQuietly(door);
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        leave();
        closeQuietly(lock);
    }
}
