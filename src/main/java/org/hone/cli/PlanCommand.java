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
import org.hone.catalog.PlanJson;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanPrinter;
import org.hone.catalog.PlanValidator;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works on plans in files. */
@Command(name = "plan", description = "Work on plans in files.", mixinStandardHelpOptions = true)
public final class PlanCommand {
    /** How a plan is printed; lower case, as typed. */
    enum Form {
        text,
        json,
        tools
    }

    private final Supplier<Catalog> catalog;
    private final Console console;

    public PlanCommand(Supplier<Catalog> catalog, Console console) {
        this.catalog = catalog;
        this.console = console;
    }

    /** Reads and validates a plan. */
    @Command(
            name = "check",
            description =
                    "Read and validate a plan, as text, as a JSON array of steps or as tool calls; prints it in its canonical form.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", description = "The plan; - for standard input.")
                    String file,
            @Option(
                            names = "--as",
                            defaultValue = "text",
                            description =
                                    "Print as ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    Form form)
            throws IOException {
        Catalog operations = catalog.get();
        PlanJson json = new PlanJson(operations);
        String given = read(file);
        boolean isJson =
                given.stripLeading().startsWith("[") || given.stripLeading().startsWith("{");
        ParsedPlan parsed = isJson ? json.read(given) : new PlanParser().parse(given);
        List<PlanError> problems = new PlanValidator(operations).validate(parsed);
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
            Plan plan = parsed.plan().orElseThrow();
            console.print(
                    switch (form) {
                        case text -> new PlanPrinter().print(plan);
                        case json -> json.writeSteps(plan);
                        case tools -> json.writeToolCalls(plan);
                    });
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
