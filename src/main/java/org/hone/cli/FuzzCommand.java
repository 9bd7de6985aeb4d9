package org.hone.cli;

import java.util.function.Supplier;
import org.hone.catalog.Catalog;
import org.hone.catalog.PlanFuzzer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Searches for inputs that break promises. */
@Command(
        name = "fuzz",
        description = "Search for inputs that break promises.",
        mixinStandardHelpOptions = true)
public final class FuzzCommand {
    private final Supplier<Catalog> catalog;
    private final Console console;

    public FuzzCommand(Supplier<Catalog> catalog, Console console) {
        this.catalog = catalog;
        this.console = console;
    }

    /** Fuzzes the plan language. */
    @Command(
            name = "plans",
            description = "Fuzz the parser, printer, validator and grammar of plans.",
            mixinStandardHelpOptions = true)
    int plans(
            @Option(
                            names = "--count",
                            defaultValue = "50000",
                            description = "Inputs (default: ${DEFAULT-VALUE}).")
                    long count,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Seed (default: ${DEFAULT-VALUE}).")
                    long seed) {
        long began = System.nanoTime();
        PlanFuzzer.Report report =
                new PlanFuzzer(catalog.get())
                        .run(count, seed, done -> console.progress().update(done, count, "Tried"));
        console.print(
                "%,d inputs, %,d of them plans, %.1f s: %s"
                        .formatted(
                                report.inputs(),
                                report.parsed(),
                                (System.nanoTime() - began) / 1e9,
                                report.failure().orElse("nothing found")));
        return report.failure().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
