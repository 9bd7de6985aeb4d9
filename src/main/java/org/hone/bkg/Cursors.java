package org.hone.bkg;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Paging cursors: opaque to callers. */
final class Cursors {
    private Cursors() {}

    static String of(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("o" + offset).getBytes(StandardCharsets.US_ASCII));
    }

    static int offset(String cursor) {
        try {
            String text =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.matches("o[0-9]{1,9}")) {
                return Integer.parseInt(text.substring(1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the problem below.
        }
        throw new Problem(
                400,
                "Bad cursor",
                "The cursor is not one that this service gave. Ask again without it.");
    }
}
