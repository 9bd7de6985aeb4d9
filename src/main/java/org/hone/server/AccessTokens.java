package org.hone.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hone.domain.InvalidInputException;
import org.hone.io.Checksums;

/**
 * The tokens that open a server, each with the name of who holds it; only their hashes are kept.
 */
public final class AccessTokens {
    private static final int SHORTEST = 16;
    private static final String HASHED = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final String BEARER = "Bearer ";

    private record Entry(String name, byte[] hash) {}

    private final List<Entry> entries;

    private AccessTokens(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * One token.
     *
     * @param name who holds it, for the log
     * @throws InvalidInputException if it has fewer than 16 characters
     */
    public static AccessTokens single(String name, String token) {
        if (token.length() < SHORTEST) {
            throw new InvalidInputException(
                    "The access token is too short. Give one of at least %d characters."
                            .formatted(SHORTEST));
        }
        return new AccessTokens(List.of(new Entry(name, hash(token))));
    }

    /**
     * Reads lines of the form {@code name: token} or {@code name: sha256:HEX}; empty lines and
     * lines that begin with # are skipped.
     *
     * @throws InvalidInputException naming file and line, never the token, if the file is missing,
     *     can be read by others, or a line is wrong
     */
    public static AccessTokens read(Path file) {
        List<String> lines;
        try {
            refuseIfOthersMayRead(file);
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new InvalidInputException(
                    "The token file %s cannot be read. Give a text file of lines such as \"ada: TOKEN\"."
                            .formatted(file),
                    unreadable);
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Entry entry =
                        entry(line)
                                .orElseThrow(wrong(file, i + 1, "is not of the form name: token"));
                if (!names.add(entry.name())) {
                    throw wrong(file, i + 1, "repeats the name " + entry.name()).get();
                }
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            throw new InvalidInputException(
                    "The token file %s holds no token. Add a line such as \"ada: TOKEN\"."
                            .formatted(file));
        }
        return new AccessTokens(entries);
    }

    private static java.util.function.Supplier<InvalidInputException> wrong(
            Path file, int line, String what) {
        return () ->
                new InvalidInputException(
                        "Line %d of the token file %s %s. Write a name without colon, a colon, and a token of at least %d characters or sha256: and 64 hex digits."
                                .formatted(line, file, what, SHORTEST));
    }

    private static Optional<Entry> entry(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String name = line.substring(0, colon).strip();
        String token = line.substring(colon + 1).strip();
        if (token.startsWith(HASHED)) {
            String hex = token.substring(HASHED.length()).strip().toLowerCase(Locale.ROOT);
            return HEX.matcher(hex).matches()
                    ? Optional.of(new Entry(name, HexFormat.of().parseHex(hex)))
                    : Optional.empty();
        }
        return token.length() < SHORTEST
                ? Optional.empty()
                : Optional.of(new Entry(name, hash(token)));
    }

    private static void refuseIfOthersMayRead(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Set<PosixFilePermission> others =
                    EnumSet.of(
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.GROUP_WRITE,
                            PosixFilePermission.OTHERS_READ,
                            PosixFilePermission.OTHERS_WRITE);
            others.retainAll(Files.getPosixFilePermissions(file));
            if (!others.isEmpty()) {
                throw new InvalidInputException(
                        "Others than its owner may read or write the token file %s. Run chmod 600 on it."
                                .formatted(file));
            }
        }
    }

    private static byte[] hash(String token) {
        return HexFormat.of().parseHex(Checksums.sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** Who holds the token of an {@code Authorization} header; empty for a wrong one or none. */
    Optional<String> holder(String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] given = hash(authorization.substring(BEARER.length()));
        Optional<String> holder = Optional.empty();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(given, entry.hash())) {
                holder = Optional.of(entry.name());
            }
        }
        return holder;
    }
}
