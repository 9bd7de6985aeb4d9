package org.hone.bkg.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hone.domain.InvalidInputException;

/** Opens a table's text: UTF-8, plain or gzipped, with or without a byte order mark. */
final class TableText {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TableText() {}

    /**
     * Opens a file; bytes that are no UTF-8 fail on reading instead of becoming question marks.
     *
     * @throws InvalidInputException if there is no such file
     */
    static Reader open(Path file) throws IOException {
        InputStream in;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException("There is no file " + file + ".", missing);
        }
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            PushbackReader text =
                    new PushbackReader(
                            new InputStreamReader(
                                    gzip ? new GZIPInputStream(in, BUFFER) : in,
                                    StandardCharsets.UTF_8.newDecoder()));
            int first = text.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                text.unread(first);
            }
            return text;
        } catch (IOException failed) {
            in.close();
            throw failed;
        }
    }

    /** What to tell about a file that could not be read to its end. */
    static InvalidInputException unreadable(Path file, long line, IOException cause) {
        String name = file.getFileName() + ", after line " + line + ": ";
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof CharacterCodingException) {
                return new InvalidInputException(
                        name
                                + "the text is not UTF-8. Save it as UTF-8, for example with \"iconv -f LATIN1 -t UTF-8\".",
                        cause);
            } else if (one instanceof ZipException || one instanceof java.io.EOFException) {
                return new InvalidInputException(
                        name
                                + "the gzipped file is cut short or damaged. Fetch it again, then import again.",
                        cause);
            }
        }
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new InvalidInputException(
                name + "the line cannot be read (" + why + "). Mend it, then import again.", cause);
    }
}
