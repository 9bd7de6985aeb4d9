package org.hone.ui.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hone.domain.ResultTable;

/** Writes tables to files. */
final class TableExport {
    private TableExport() {}

    /**
     * RFC 4180, with a header; a cell that a spreadsheet would run as a formula gets a leading
     * quote.
     */
    static void csv(ResultTable table, Path file) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        table.columns().forEach(schema::addColumn);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, Object> row : table.rows()) {
            rows.add(
                    table.columns().stream()
                            .collect(
                                    Collectors.toMap(
                                            column -> column, column -> cell(row.get(column)))));
        }
        byte[] bytes =
                CsvMapper.builder()
                        .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                        .build()
                        .writer(schema.build())
                        .writeValueAsBytes(rows);
        Files.write(file, bytes);
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula =
                value instanceof String
                        && !text.isEmpty()
                        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    /** An array of objects. */
    static void json(ResultTable table, Path file) throws IOException {
        Files.write(
                file,
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsBytes(table.rows()));
    }

    /** A header and lines parted by tabs, as spreadsheets take them from the clipboard. */
    static String tabbed(List<String> columns, List<Map<String, Object>> rows) {
        return String.join("\t", columns)
                + "\n"
                + rows.stream()
                        .map(
                                row ->
                                        columns.stream()
                                                .map(
                                                        column ->
                                                                cell(row.get(column))
                                                                        .replace('\t', ' ')
                                                                        .replace('\n', ' '))
                                                .collect(Collectors.joining("\t")))
                        .collect(Collectors.joining("\n"));
    }
}
