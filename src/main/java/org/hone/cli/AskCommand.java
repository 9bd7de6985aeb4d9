package org.hone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hone.assistant.Assistant;
import org.hone.assistant.ShownPlan;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.Outcome;
import org.hone.domain.ResultTable;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;
import org.hone.domain.UnknownMention;
import org.hone.io.Json;
import org.hone.task.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a question, runs the plan and prints the answer. */
@Command(
        name = "ask",
        description = "Ask a question, run the plan and print the answer.",
        mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {
    private final Console console;
    private final Callable<? extends Assistant> open;

    @Parameters(paramLabel = "QUESTION", description = "What you would like to know.")
    private String question;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--plan-only", description = "Do not run the plan.")
    private boolean planOnly;

    @Option(
            names = "--rows",
            defaultValue = "20",
            description = "Rows printed per list (default: ${DEFAULT-VALUE}).")
    private int rows;

    /**
     * @param open opens the assistant; it is closed if it is AutoCloseable
     */
    public AskCommand(Console console, Callable<? extends Assistant> open) {
        this.console = console;
        this.open = open;
    }

    @Override
    public Integer call() throws Exception {
        Assistant assistant = open.call();
        try {
            UUID session = assistant.copilot().startSession("");
            Linking linking = assistant.copilot().link(session, question);
            ShownPlan plan =
                    assistant
                            .copilot()
                            .ask(session, question, Map.of(), piece -> {}, Cancellation.none());
            if (planOnly) {
                print(linking, plan);
                return ExitCodes.DONE;
            }
            Outcome outcome =
                    assistant
                            .copilot()
                            .submit(
                                    plan.suggestion(),
                                    plan.planText(),
                                    step -> {},
                                    Cancellation.none());
            if (json) {
                printJson(plan, outcome);
            } else {
                print(linking, plan);
                outcome.steps()
                        .forEach(
                                step ->
                                        print(
                                                step,
                                                outcome.plan().returns().contains(step.step())));
            }
            return outcome.succeeded() ? ExitCodes.DONE : ExitCodes.UNREACHABLE;
        } finally {
            if (assistant instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private void print(Linking linking, ShownPlan plan) {
        for (LinkedEntity link : linking.entities()) {
            String others =
                    link.alternatives().isEmpty()
                            ? ""
                            : "; could also be "
                                    + link.alternatives().stream()
                                            .limit(3)
                                            .map(e -> e.name() + " (" + e.kind() + ")")
                                            .collect(Collectors.joining(", "));
            console.note("%s (%s)%s".formatted(link.entity().name(), link.entity().kind(), others));
        }
        for (UnknownMention unknown : linking.unknown()) {
            console.note(
                    "\"%s\" is not known. Did you mean %s?"
                            .formatted(
                                    unknown.text(),
                                    unknown.nearest().stream()
                                            .map(e -> e.name())
                                            .collect(Collectors.joining(", "))));
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            console.print("%d. %s".formatted(i + 1, plan.steps().get(i).sentence()));
            console.print("   " + plan.steps().get(i).call());
        }
    }

    private void print(StepResult step, boolean returned) {
        if (step.status() != StepStatus.SUCCEEDED) {
            console.note(
                    "%s: %s. %s"
                            .formatted(
                                    step.step(),
                                    step.status()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' '),
                                    step.error()));
            return;
        }
        if (returned) {
            ResultTable table = step.table();
            console.print("");
            console.print(
                    "%s: %,d %s in %d ms"
                            .formatted(
                                    step.step(),
                                    table.rows().size(),
                                    table.rows().size() == 1 ? "row" : "rows",
                                    step.elapsed().toMillis()));
            for (Map<String, Object> row :
                    table.rows().subList(0, Math.min(rows, table.rows().size()))) {
                Object name = row.getOrDefault("name", row.getOrDefault("value", row));
                Object relation = row.getOrDefault("relation", "");
                Object input = row.getOrDefault("input_name", "");
                String how =
                        relation.toString().isEmpty()
                                ? ""
                                : "  ("
                                        + relation
                                        + (input.toString().isEmpty() ? "" : ", " + input)
                                        + ")";
                console.print("  " + name + how);
            }
            if (table.rows().size() > rows) {
                console.print(
                        "  ... and %,d more; --rows shows more of them"
                                .formatted(table.rows().size() - rows));
            }
        }
    }

    private void printJson(ShownPlan plan, Outcome outcome) throws Exception {
        ObjectMapper mapper = Json.newMapper();
        ObjectNode root =
                mapper.createObjectNode()
                        .put("suggestion", plan.suggestion().toString())
                        .put("query", plan.query())
                        .put("plan", plan.planText());
        root.set("entities", mapper.valueToTree(plan.entities()));
        root.set("steps", mapper.valueToTree(outcome.steps()));
        console.print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }
}
