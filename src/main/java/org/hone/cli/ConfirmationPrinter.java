package org.hone.cli;

import java.util.Map;
import org.hone.bkg.imports.GraphConfirmation;
import org.hone.bkg.imports.GraphConfirmation.Checked;
import org.hone.bkg.imports.GraphConfirmation.Finding;
import org.hone.bkg.imports.GraphConfirmation.Tally;

/** Prints what a larger graph says of the sample graph. */
final class ConfirmationPrinter {
    private static final String LINE = "%-6s %6s %10s %8s %8s %14s";

    private final Console console;

    ConfirmationPrinter(Console console) {
        this.console = console;
    }

    /** Prints a report, and if wanted its unconfirmed rows; gives the exit code. */
    int print(GraphConfirmation.Report report, boolean list) {
        console.print(
                LINE.formatted("", "rows", "confirmed", "no edge", "no node", "no such edges"));
        Map<String, Tally> byType = report.byType();
        byType.forEach((letters, tally) -> console.print(line(letters, tally)));
        int confirmed = report.rows().size() - report.unconfirmed().size();
        console.print("%,d of %,d edges confirmed".formatted(confirmed, report.rows().size()));
        if (list) {
            report.unconfirmed().forEach(row -> console.print(line(row)));
        }
        return report.unconfirmed().isEmpty() ? ExitCodes.DONE : ExitCodes.UNCONFIRMED;
    }

    private static String line(String letters, Tally tally) {
        return LINE.formatted(
                letters,
                tally.rows(),
                tally.confirmed(),
                tally.noEdge(),
                tally.noNode(),
                tally.noSuchType());
    }

    private static String line(Checked row) {
        return "line %d: %s %s %s: %s"
                .formatted(
                        row.line(),
                        row.source(),
                        row.metaedge().letters(),
                        row.target(),
                        words(row.finding()));
    }

    private static String words(Finding finding) {
        return switch (finding) {
            case CONFIRMED -> "confirmed";
            case NO_EDGE -> "no such edge";
            case NO_NODE -> "one of the nodes is missing";
            case NO_SUCH_TYPE -> "the tables have no edge of this type";
        };
    }
}
