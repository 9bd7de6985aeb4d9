package org.hone.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.PlanPrinter;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the models again as they ran for a stored suggestion. */
@Command(
        name = "replay",
        description = "Run the models again as they ran for a stored suggestion and compare.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private final Console console;
    private final Callable<Replays> open;

    @Parameters(
            paramLabel = "ID",
            description = "The suggestion's id, as `hone ask --json` prints it.")
    private String id;

    /** Access to stored suggestions and the workflow; closed after use. */
    public interface Replays extends AutoCloseable {
        Suggestion stored(UUID id);

        Suggestion replay(UUID id);
    }

    public ReplayCommand(Console console, Callable<Replays> open) {
        this.console = console;
        this.open = open;
    }

    @Override
    public Integer call() throws Exception {
        UUID suggestion;
        try {
            suggestion = UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInputException(
                    "\"%s\" is not the id of a suggestion.".formatted(id), notAnId);
        }
        try (Replays replays = open.call()) {
            Suggestion stored = replays.stored(suggestion);
            Suggestion again = replays.replay(suggestion);
            console.print("Question: " + stored.state().query().text());
            CanonicalPlan canonical = new CanonicalPlan();
            boolean same =
                    stored.candidates().size() == again.candidates().size()
                            && stored.selection().equals(again.selection());
            for (int i = 0; i < stored.candidates().size() && i < again.candidates().size(); i++) {
                boolean samePlan =
                        canonical
                                .of(stored.candidates().get(i).action().plan())
                                .equals(canonical.of(again.candidates().get(i).action().plan()));
                same &= samePlan;
                console.print(
                        "A%d by %s, reward %.4f then and %.4f now: %s"
                                .formatted(
                                        i + 1,
                                        stored.candidates().get(i).action().source().name(),
                                        stored.candidates().get(i).reward(),
                                        again.candidates().get(i).reward(),
                                        samePlan ? "the same plan" : "another plan"));
                console.print(
                        new PlanPrinter()
                                .print(again.candidates().get(i).action().plan())
                                .indent(3)
                                .stripTrailing());
            }
            console.print(
                    "Shown: A%d, propensity %.3f. %s"
                            .formatted(
                                    stored.selection().index() + 1,
                                    stored.selection().propensity(),
                                    stored.selection().reason()));
            console.print(
                    same
                            ? "Reproduced."
                            : "Not reproduced: the models in use differ from those of then.");
            return same ? ExitCodes.DONE : ExitCodes.BAD_INPUT;
        }
    }
}
