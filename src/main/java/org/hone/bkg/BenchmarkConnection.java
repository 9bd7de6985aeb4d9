package org.hone.bkg;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One client's connection to the service: HTTP/1.1 with keep-alive on a plain socket. The benchmark
 * shares its machine with the server, and a full HTTP client takes more of it than the server does.
 * Not for several threads.
 */
final class BenchmarkConnection implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String host;

    BenchmarkConnection(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        host = base.getHost() + ":" + base.getPort();
    }

    /** A request's bytes; without body it is a GET. */
    byte[] request(String path, byte[] body) {
        String head =
                body.length == 0
                        ? "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, host)
                        : "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                .formatted(path, host, body.length);
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = java.util.Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return whole;
    }

    /**
     * Sends a request and reads its whole answer.
     *
     * @return how many bytes the answer's body has
     * @throws IOException if the status is not 200
     */
    long exchange(byte[] request) throws IOException {
        out.write(request);
        String status = line();
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        long read = length >= 0 ? skip(length) : chunks();
        if (!status.contains(" 200 ")) {
            throw new IOException(status);
        }
        return read;
    }

    private long chunks() throws IOException {
        long total = 0;
        for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
            total += skip(chunk);
            line();
        }
        line();
        return total;
    }

    private long chunk() throws IOException {
        return Long.parseLong(line().strip(), 16);
    }

    private long skip(long length) throws IOException {
        in.skipNBytes(length);
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(48);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The service closed the connection");
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
