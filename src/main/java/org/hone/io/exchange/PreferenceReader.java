package org.hone.io.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;

/**
 * Reads preferences record by record; a damaged one is reported with its place, and the rest is
 * read. Memory does not grow with the input.
 */
public final class PreferenceReader {
    /** The longest record, in characters. */
    private static final int LONGEST = 4 << 20;

    private final ObjectMapper mapper = Json.newMapper();

    /**
     * A record that was not read.
     *
     * @param line where it begins, from 1
     */
    public record Problem(long line, String message) {}

    /** How many records were read, and how many not. */
    public record Counts(long read, long damaged) {}

    /** Takes what one record holds. */
    @FunctionalInterface
    private interface Form {
        List<Exchanged> read(JsonNode node) throws DamagedRecord;
    }

    /** Tells of records and problems, and counts them. */
    private static final class Telling {
        private final Consumer<Exchanged> found;
        private final Consumer<Problem> problems;
        private long read;
        private long damaged;

        Telling(Consumer<Exchanged> found, Consumer<Problem> problems) {
            this.found = found;
            this.problems = problems;
        }

        void take(JsonNode node, Form form, long line) {
            try {
                List<Exchanged> records = form.read(node);
                records.forEach(found);
                read++;
            } catch (DamagedRecord bad) {
                damaged(line, bad.getMessage());
            }
        }

        void damaged(long line, String message) {
            damaged++;
            problems.accept(new Problem(line, message));
        }
    }

    /**
     * Reads to the end.
     *
     * @throws InvalidInputException if the whole is not of the format
     */
    public Counts read(
            Reader input,
            ExchangeFormat format,
            Consumer<Exchanged> found,
            Consumer<Problem> problems)
            throws IOException {
        Telling telling = new Telling(found, problems);
        BufferedReader reader = new BufferedReader(input);
        Form form = form(format);
        if (format == ExchangeFormat.CSV) {
            table(reader, telling);
        } else if (beginsArray(reader)) {
            array(reader, form, telling);
        } else {
            lines(reader, form, telling);
        }
        return new Counts(telling.read, telling.damaged);
    }

    private static Form form(ExchangeFormat format) {
        return switch (format) {
            case TRL, CSV -> node -> List.of(RecordForms.trl(node));
            case RANKINGS -> node -> List.of(RecordForms.ranking(node));
            case KTO -> node -> List.of(RecordForms.kto(node));
            case LABEL_STUDIO -> ForeignForms::labelStudio;
            case ARGILLA -> ForeignForms::argilla;
        };
    }

    private static boolean beginsArray(BufferedReader reader) throws IOException {
        reader.mark(1 << 12);
        int c = reader.read();
        while (c >= 0 && Character.isWhitespace(c)) {
            c = reader.read();
        }
        reader.reset();
        return c == '[';
    }

    private void lines(BufferedReader reader, Form form, Telling telling) throws IOException {
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                if (line.length() > LONGEST) {
                    telling.damaged(
                            number, "the line has more than %,d characters".formatted(LONGEST));
                } else {
                    telling.take(mapper.readTree(line), form, number);
                }
            } catch (JsonProcessingException malformed) {
                telling.damaged(number, "this is not JSON: " + malformed.getOriginalMessage());
            }
        }
    }

    /** Damage inside an array ends it: nobody knows where the next element begins. */
    private void array(BufferedReader reader, Form form, Telling telling) throws IOException {
        try (JsonParser parser = mapper.getFactory().createParser(reader)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long line = parser.currentTokenLocation().getLineNr();
                telling.take(mapper.readTree(parser), form, line);
            }
        } catch (JsonProcessingException malformed) {
            long line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
            telling.damaged(
                    line,
                    "this is not JSON, and nothing after it was read: "
                            + malformed.getOriginalMessage());
        }
    }

    private void table(BufferedReader reader, Telling telling) throws IOException {
        CsvMapper csv = new CsvMapper();
        try (CsvParser parser = csv.getFactory().createParser(reader)) {
            parser.setSchema(CsvSchema.emptySchema().withHeader());
            boolean first = true;
            while (parser.nextToken() != null) {
                long line = parser.currentTokenLocation().getLineNr();
                JsonNode row = csv.readTree(parser);
                if (first && !(row.has("chosen") && row.has("rejected"))) {
                    throw new InvalidInputException(
                            "The table has no columns \"chosen\" and \"rejected\" in its first line. Name them so.");
                }
                first = false;
                telling.take(row, form(ExchangeFormat.CSV), line);
            }
        } catch (JsonProcessingException malformed) {
            long line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
            telling.damaged(
                    line,
                    "this is no row, and nothing after it was read: "
                            + malformed.getOriginalMessage());
        }
    }
}
