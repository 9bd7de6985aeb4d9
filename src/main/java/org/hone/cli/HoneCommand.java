package org.hone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of the command line. */
@Command(
        name = "hone",
        description =
                "Asks a biomedical knowledge-graph service by plans that learn from feedback.",
        mixinStandardHelpOptions = true,
        version = "Hone 0.1.0",
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes:",
            "  0  done",
            "  1  the input cannot be used; the message says why and what to do",
            "  2  the command line is wrong, or no display for the window",
            "  3  something that Hone needs is missing",
            "  4  the service, the endpoint or the assistant does not answer",
            "  5  an unexpected failure; the log says more",
            "  6  a window is open with this data folder already, and it does not answer",
            "  7  bkg confirm: some rows are not confirmed; models verify: a file has changed"
        })
public final class HoneCommand {}
