package org.hone.llama;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The printable character that stands for each byte in a byte-level vocabulary (GPT-2's table). */
final class ByteAlphabet {
    private final char[] characters = new char[256];
    private final int[] bytes = new int[0x200];

    ByteAlphabet() {
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
            characters[b] = (char) (printable ? b : next++);
            bytes[characters[b]] = b;
        }
    }

    char character(int b) {
        return characters[b & 0xff];
    }

    /** The byte that a character stands for; 0 for one that stands for none. */
    int value(char c) {
        return c < bytes.length ? bytes[c] : 0;
    }

    String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(character(b));
        }
        return encoded.toString();
    }

    byte[] decode(String encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length());
        encoded.chars().forEach(c -> out.write(value((char) c)));
        return out.toByteArray();
    }
}
