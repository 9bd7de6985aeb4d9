package org.hone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hone.assistant.AddedModel;
import org.hone.assistant.Assistant;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelShelf;
import org.hone.assistant.ModelsAssistant;
import org.hone.domain.ModelRole;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The models that the user added. */
@Command(
        name = "models",
        description = "Add, list, show, verify, use and remove models of your own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand {
    private final Console console;
    private final ModelPrinter printer;
    private final Callable<? extends Assistant> open;

    public ModelsCommand(Console console, Callable<? extends Assistant> open) {
        this.console = console;
        this.printer = new ModelPrinter(console);
        this.open = open;
    }

    /** Work with the models of an assistant that is closed afterwards. */
    @FunctionalInterface
    private interface Work {
        int on(ModelsAssistant models) throws IOException;
    }

    private int with(Work work) throws Exception {
        Assistant assistant = open.call();
        try {
            return work.on(assistant.models());
        } finally {
            if (assistant instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private Progress megabytes() {
        Progress progress = console.progress();
        return (done, total, file) ->
                progress.update(done / 1_000_000, total / 1_000_000, file + ", MB");
    }

    /** Adds one. */
    @Command(
            name = "add",
            description = {
                "Add a Hugging Face folder, a GGUF file or a checkpoint of Hone's.",
                "It is used where it is unless --copy is given. An addition that is interrupted leaves no model."
            },
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "PATH", description = "The folder or file.") Path path,
            @Option(names = "--copy", description = "Copy the files into Hone's data folder.")
                    boolean copy,
            @Option(names = "--json", description = "Print the card as JSON.") boolean json)
            throws Exception {
        return with(
                models -> {
                    AddedModel added =
                            models.add(
                                    path.toAbsolutePath().toString(),
                                    copy,
                                    megabytes(),
                                    Cancellation.none());
                    printer.card(added, List.of(), json);
                    return ExitCodes.DONE;
                });
    }

    /** Lists all. */
    @Command(
            name = "list",
            description = "List the added models, the latest first.",
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print them as JSON.") boolean json)
            throws Exception {
        return with(
                models -> {
                    printer.shelf(models.list(), json);
                    return ExitCodes.DONE;
                });
    }

    /** Shows one. */
    @Command(
            name = "show",
            description = "Show a model's card with the checksums of its files.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID", description = "As hone models list names it.") String id,
            @Option(names = "--json", description = "Print the card as JSON.") boolean json)
            throws Exception {
        return with(
                models -> {
                    ModelShelf shelf = models.list();
                    printer.card(models.show(id), shelf.uses(id), json);
                    return ExitCodes.DONE;
                });
    }

    /** Removes one. */
    @Command(
            name = "remove",
            description =
                    "Forget a model. A copy is deleted; files that are used where they are stay.",
            mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "ID", description = "As hone models list names it.") String id,
            @Option(names = "--yes", description = "Do it; without it nothing is removed.")
                    boolean yes)
            throws Exception {
        return with(
                models -> {
                    AddedModel model = models.show(id);
                    if (!yes) {
                        console.note(
                                model.copied()
                                        ? "This deletes the copy of %s (%s). Give --yes to do it."
                                                .formatted(id, printer.size(model.bytes()))
                                        : "This forgets %s; the files in %s stay. Give --yes to do it."
                                                .formatted(id, model.source()));
                        return ExitCodes.BAD_INPUT;
                    }
                    models.remove(id);
                    console.print("%s is removed.".formatted(id));
                    return ExitCodes.DONE;
                });
    }

    /** Verifies one. */
    @Command(
            name = "verify",
            description = "Compare a model's files with the checksums taken when it was added.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:every file is there as it was",
                "1:there is no such model, or its files cannot be read",
                "7:a file has changed or is missing"
            })
    int verify(
            @Parameters(paramLabel = "ID", description = "As hone models list names it.") String id,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json)
            throws Exception {
        return with(
                models -> {
                    ModelCheck check = models.verify(id, megabytes(), Cancellation.none());
                    printer.check(models.show(id), check, json);
                    return check.sound() ? ExitCodes.DONE : ExitCodes.UNCONFIRMED;
                });
    }

    /** Uses one. */
    @Command(
            name = "use",
            description = "Use a model as first or refinement model, or the shipped one again.",
            mixinStandardHelpOptions = true)
    int use(
            @Parameters(paramLabel = "ROLE", description = "first or refinement.") String role,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "ID",
                            description = "Left out: the shipped model.")
                    String id)
            throws Exception {
        ModelRole chosen = ModelPrinter.role(role);
        return with(
                models -> {
                    var status = id == null ? models.useShipped(chosen) : models.use(chosen, id);
                    printer.inUse(status);
                    return ExitCodes.DONE;
                });
    }
}
