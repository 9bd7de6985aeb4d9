package org.hone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.hone.catalog.Catalog;
import org.hone.catalog.ParsedPlan;
import org.hone.catalog.PlanError;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanPrinter;
import org.hone.catalog.PlanValidator;
import org.hone.domain.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Works on plans in files. */
@Command(name = "plan", description = "Work on plans in files.", mixinStandardHelpOptions = true)
public final class PlanCommand {
    private final Supplier<Catalog> catalog;
    private final Console console;

    public PlanCommand(Supplier<Catalog> catalog, Console console) {
        this.catalog = catalog;
        this.console = console;
    }

    /** Reads and validates a plan. */
    @Command(
            name = "check",
            description = "Read and validate a plan; prints it in its canonical form.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", description = "The plan; - for standard input.")
                    String file)
            throws IOException {
        ParsedPlan parsed = new PlanParser().parse(read(file));
        List<PlanError> problems = new PlanValidator(catalog.get()).validate(parsed);
        for (PlanError problem : problems) {
            console.note(
                    "%s:%d:%d: %s: %s %s"
                            .formatted(
                                    file,
                                    problem.line(),
                                    problem.column(),
                                    problem.severity().name().toLowerCase(java.util.Locale.ROOT),
                                    problem.message(),
                                    problem.hint())
                            .strip());
        }
        boolean sound =
                problems.stream()
                        .noneMatch(problem -> problem.severity() == PlanError.Severity.ERROR);
        if (sound) {
            console.print(new PlanPrinter().print(parsed.plan().orElseThrow()));
        }
        return sound ? ExitCodes.DONE : ExitCodes.BAD_INPUT;
    }

    private static String read(String file) throws IOException {
        try {
            byte[] bytes =
                    file.equals("-")
                            ? System.in.readNBytes(PlanParser.MAX_LENGTH * 4 + 1)
                            : Files.readAllBytes(Path.of(file));
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException("There is no file " + file + ".", missing);
        }
    }
}
