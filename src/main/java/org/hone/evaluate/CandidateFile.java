package org.hone.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanPrinter;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;
import org.hone.io.JsonLines;

/** Candidate sets in a file, one JSON object a line, so that a simulation can be run again. */
public final class CandidateFile {
    private final ObjectMapper mapper = Json.newMapper();
    private final PlanPrinter printer = new PlanPrinter();
    private final PlanParser parser = new PlanParser();

    private record Exchange(String query, String plan) {}

    private record Row(
            String id,
            String group,
            boolean heldOut,
            String query,
            List<Exchange> history,
            List<String> plans,
            List<String> origins,
            List<Double> truth) {}

    /** Writes sets; a crash leaves the old file or the new one. */
    public void write(Path file, List<CandidateSet> sets) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (CandidateSet set : sets) {
            lines.append(mapper.writeValueAsString(row(set))).append('\n');
        }
        AtomicFiles.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Row row(CandidateSet set) {
        return new Row(
                set.id(),
                set.group(),
                set.heldOut(),
                set.state().query().text(),
                set.state().history().stream()
                        .map(turn -> new Exchange(turn.query(), printer.print(turn.plan())))
                        .toList(),
                set.plans().stream().map(printer::print).toList(),
                set.origins(),
                set.truth());
    }

    /**
     * Reads sets.
     *
     * @throws InvalidInputException naming the line that is damaged
     */
    public List<CandidateSet> read(Path file) throws IOException {
        return JsonLines.read(file, Row.class, mapper).stream()
                .map(this::set)
                .collect(Collectors.toUnmodifiableList());
    }

    private CandidateSet set(Row row) {
        List<Turn> history =
                row.history().stream()
                        .map(turn -> new Turn(turn.query(), plan(turn.plan())))
                        .toList();
        State state =
                new State(
                        new Query(row.query()),
                        List.of(),
                        history,
                        List.of(),
                        UserProfile.ANONYMOUS);
        return new CandidateSet(
                row.id(),
                row.group(),
                row.heldOut(),
                state,
                row.plans().stream().map(this::plan).toList(),
                row.origins(),
                row.truth());
    }

    private Plan plan(String text) {
        return parser.parse(text)
                .plan()
                .orElseThrow(() -> new InvalidInputException("Not a plan: " + text));
    }
}
