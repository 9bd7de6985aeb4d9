package org.hone.io;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A checksum of bytes that come one after another. */
public final class Sha256 {
    private final MessageDigest digest = Checksums.newDigest();

    /** Takes what remains of the buffer. */
    public void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    /** The checksum in lower-case hex; the next bytes begin another one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
