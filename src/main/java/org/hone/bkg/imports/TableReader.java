package org.hone.bkg.imports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.hone.domain.InvalidInputException;

/** Reads the columns that a graph needs from CSV, TSV or SIF, plain or gzipped. */
final class TableReader {
    /** Takes one row's wanted columns; a missing optional column is the empty string. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(long line, String[] values) throws Exception;
    }

    private final CsvMapper mapper =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    /**
     * Reads a file with a header line.
     *
     * @param columns wanted columns in order; each may list accepted names parted by {@code |}, and
     *     one that ends with {@code ?} may be missing
     * @throws InvalidInputException naming the file and line that cannot be used
     */
    void read(Path file, List<String> columns, RowConsumer consumer) throws IOException {
        char separator = separator(file);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        if (separator == '\t') {
            schema = schema.withoutQuoteChar();
        }
        ObjectReader reader = mapper.readerFor(String[].class).with(schema);
        try (Reader text = open(file);
                MappingIterator<String[]> rows = reader.readValues(text)) {
            if (!rows.hasNext()) {
                throw new InvalidInputException(file.getFileName() + " is empty.");
            }
            int[] at = positions(file, rows.next(), columns);
            long line = 1;
            while (rows.hasNext()) {
                String[] row = rows.next();
                line++;
                if (row.length == 1 && row[0].isBlank()) {
                    continue;
                }
                try {
                    consumer.accept(line, pick(row, at));
                } catch (InvalidInputException wrong) {
                    throw new InvalidInputException(
                            "%s, line %d: %s"
                                    .formatted(file.getFileName(), line, wrong.getMessage()),
                            wrong);
                }
            }
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("Cannot import " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static String[] pick(String[] row, int[] at) {
        String[] values = new String[at.length];
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= row.length) {
                throw new InvalidInputException("the line has only " + row.length + " columns.");
            }
            values[i] = at[i] < 0 ? "" : row[at[i]].strip();
        }
        return values;
    }

    private static int[] positions(Path file, String[] header, List<String> columns) {
        List<String> names =
                Arrays.stream(header).map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        int[] at = new int[columns.size()];
        for (int i = 0; i < at.length; i++) {
            boolean optional = columns.get(i).endsWith("?");
            String wanted = columns.get(i).replace("?", "");
            at[i] =
                    Arrays.stream(wanted.split("\\|"))
                            .mapToInt(names::indexOf)
                            .filter(n -> n >= 0)
                            .findFirst()
                            .orElse(-1);
            if (at[i] < 0 && !optional) {
                throw new InvalidInputException(
                        "%s has no column %s; it has %s."
                                .formatted(
                                        file.getFileName(),
                                        wanted.replace("|", " or "),
                                        String.join(", ", names)));
            }
        }
        return at;
    }

    private static char separator(Path file) throws IOException {
        try (Reader reader = open(file)) {
            for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
                if (c == '\t') {
                    return '\t';
                }
            }
        }
        return ',';
    }

    private static Reader open(Path file) throws IOException {
        InputStream in;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException("There is no file " + file + ".", missing);
        }
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return new InputStreamReader(
                gzip ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8);
    }
}
