package org.hone.bkg.imports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hone.domain.InvalidInputException;

/**
 * Reads the columns that a graph needs from CSV, TSV or SIF. A file whose name ends with {@code
 * .sif} may lack a header; its lines are then a source, a relation and one or more targets.
 */
final class TableReader {
    /** Takes one row's wanted columns; a missing optional column is the empty string. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(long line, String[] values) throws Exception;
    }

    private final CsvMapper mapper =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    /**
     * Reads a file.
     *
     * @param columns wanted columns in the order in which the consumer gets them
     * @throws InvalidInputException naming the file and line that cannot be used
     */
    void read(Path file, List<Column> columns, RowConsumer consumer) throws IOException {
        long line = 0;
        try (Reader text = TableText.open(file);
                MappingIterator<String[]> rows = reader(file).readValues(text)) {
            if (!rows.hasNextValue()) {
                throw new InvalidInputException(file.getFileName() + " is empty.");
            }
            String[] first = rows.nextValue();
            line = 1;
            boolean headless = isSif(file) && positions(first, columns) == null;
            int[] at =
                    headless
                            ? IntStream.range(0, columns.size()).map(i -> i < 3 ? i : -1).toArray()
                            : header(file, first, columns);
            if (headless) {
                consumeSif(file, line, first, at, consumer);
            }
            while (rows.hasNextValue()) {
                String[] row = rows.nextValue();
                line++;
                if (row.length == 1 && row[0].isBlank()) {
                    continue;
                } else if (headless) {
                    consumeSif(file, line, row, at, consumer);
                } else {
                    consume(file, line, row, at, consumer);
                }
                line += linesWithin(row);
            }
        } catch (IOException broken) {
            throw TableText.unreadable(file, line, broken);
        }
    }

    private static long linesWithin(String[] row) {
        long lines = 0;
        for (String cell : row) {
            for (int at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
                lines++;
            }
        }
        return lines;
    }

    /** A line of SIF without header may name several targets. */
    private static void consumeSif(
            Path file, long line, String[] row, int[] at, RowConsumer consumer) {
        for (int target = 2; target < Math.max(3, row.length); target++) {
            int[] one = at.clone();
            one[2] = target;
            consume(file, line, row, one, consumer);
        }
    }

    private static void consume(
            Path file, long line, String[] row, int[] at, RowConsumer consumer) {
        try {
            consumer.accept(line, pick(row, at));
        } catch (InvalidInputException wrong) {
            throw new InvalidInputException(
                    "%s, line %d: %s".formatted(file.getFileName(), line, wrong.getMessage()),
                    wrong);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new UncheckedIOException(
                    new IOException("Cannot import " + file + ": " + failed.getMessage(), failed));
        }
    }

    private static String[] pick(String[] row, int[] at) {
        String[] values = new String[at.length];
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= row.length) {
                throw new InvalidInputException(
                        "the line has only %d column%s."
                                .formatted(row.length, row.length == 1 ? "" : "s"));
            }
            values[i] = at[i] < 0 ? "" : row[at[i]].strip();
        }
        return values;
    }

    /** Where the columns are; null if the row has none of those that are required. */
    private static int[] positions(String[] header, List<Column> columns) {
        List<String> names =
                Arrays.stream(header).map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        int[] at =
                columns.stream()
                        .mapToInt(
                                column ->
                                        column.names().stream()
                                                .mapToInt(names::indexOf)
                                                .filter(n -> n >= 0)
                                                .findFirst()
                                                .orElse(-1))
                        .toArray();
        boolean any =
                IntStream.range(0, at.length)
                        .anyMatch(i -> at[i] >= 0 && columns.get(i).required());
        return any ? at : null;
    }

    private static int[] header(Path file, String[] header, List<Column> columns) {
        int[] found = positions(header, columns);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).required() && (found == null || found[i] < 0)) {
                throw new InvalidInputException(
                        "%s, line 1: there is no column %s; the columns are %s."
                                .formatted(
                                        file.getFileName(),
                                        String.join(" or ", columns.get(i).names()),
                                        String.join(", ", header)));
            }
        }
        return found;
    }

    private static boolean isSif(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".sif") || name.endsWith(".sif.gz");
    }

    private ObjectReader reader(Path file) throws IOException {
        char separator = separator(file);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        if (separator == '\t' || separator == ' ') {
            schema = schema.withoutQuoteChar();
        }
        return mapper.readerFor(String[].class).with(schema);
    }

    /** A tab if the first line has one; else what SIF or CSV use. */
    private static char separator(Path file) throws IOException {
        int semicolons = 0;
        int commas = 0;
        try (Reader reader = TableText.open(file)) {
            for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
                if (c == '\t') {
                    return '\t';
                }
                semicolons += c == ';' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
            }
        } catch (IOException broken) {
            throw TableText.unreadable(file, 0, broken);
        }
        if (isSif(file)) {
            return ' ';
        }
        return semicolons > commas ? ';' : ',';
    }
}
