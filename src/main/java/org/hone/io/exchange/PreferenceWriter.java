package org.hone.io.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.hone.io.Json;
import org.hone.io.exchange.Exchanged.Comparison;
import org.hone.io.exchange.Exchanged.Label;

/**
 * Writes preferences record by record. {@link ExchangeFormat#RANKINGS} keeps everything of a
 * comparison; the pairwise forms write one row for each pair of which one is better, so that ties
 * are lost, and the caller is told how many.
 */
public final class PreferenceWriter {
    private static final List<String> COLUMNS =
            List.of("prompt", "chosen", "rejected", "annotator", "reason");

    private final Writer out;
    private final ExchangeFormat format;
    private final ObjectMapper mapper = Json.newMapper();
    private final CsvMapper csv = new CsvMapper();
    private final CsvSchema schema =
            COLUMNS.stream()
                    .reduce(
                            CsvSchema.builder(),
                            CsvSchema.Builder::addColumn,
                            (first, second) -> first)
                    .build();
    private boolean begun;

    /**
     * @param out stays the caller's to close
     * @throws IllegalArgumentException for a form that is only read
     */
    public PreferenceWriter(Writer out, ExchangeFormat format) {
        if (format == ExchangeFormat.LABEL_STUDIO || format == ExchangeFormat.ARGILLA) {
            throw new IllegalArgumentException(format + " is only read");
        }
        this.out = out;
        this.format = format;
    }

    /**
     * Writes a record, if the form can express it.
     *
     * @return how many rows that made; 0 when the form cannot express it
     */
    public int write(Exchanged record) throws IOException {
        if (record instanceof Label label) {
            return format == ExchangeFormat.KTO ? line(RecordForms.kto(label)) : 0;
        }
        Comparison comparison = (Comparison) record;
        return switch (format) {
            case RANKINGS -> line(RecordForms.ranking(comparison));
            case TRL, CSV -> pairs(comparison);
            default -> 0;
        };
    }

    private int pairs(Comparison comparison) throws IOException {
        int rows = 0;
        int size = comparison.completions().size();
        for (int better = 0; better < size; better++) {
            for (int worse = 0; worse < size; worse++) {
                if (tier(comparison, better) < tier(comparison, worse)) {
                    ObjectNode row = RecordForms.trl(comparison, better, worse);
                    rows += format == ExchangeFormat.CSV ? row(row) : line(row);
                }
            }
        }
        return rows;
    }

    private static int tier(Comparison comparison, int index) {
        for (int i = 0; i < comparison.tiers().size(); i++) {
            if (comparison.tiers().get(i).contains(index)) {
                return i;
            }
        }
        return comparison.tiers().size();
    }

    private int line(ObjectNode node) throws IOException {
        out.write(mapper.writeValueAsString(node));
        out.write('\n');
        return 1;
    }

    private int row(ObjectNode node) throws IOException {
        Map<String, Object> cells = new java.util.LinkedHashMap<>();
        COLUMNS.forEach(
                column -> {
                    var value = node.path(column);
                    cells.put(column, value.isTextual() ? value.textValue() : json(value));
                });
        out.write(csv.writer(begun ? schema : schema.withHeader()).writeValueAsString(cells));
        begun = true;
        return 1;
    }

    private String json(com.fasterxml.jackson.databind.JsonNode value) {
        try {
            return value.isMissingNode() ? "" : mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
