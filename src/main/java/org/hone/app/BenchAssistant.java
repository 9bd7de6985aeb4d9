package org.hone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hone.cli.BenchAskCommand;
import org.hone.cli.Installation;
import org.hone.evaluate.SampleQuestions;
import org.hone.prompts.PromptLibrary;
import org.hone.task.Progress;

/** An assistant over a data folder that is thrown away. */
record BenchAssistant(Installation installation, Progress progress)
        implements BenchAskCommand.Opener {
    @Override
    public BenchAskCommand.Opened open(int questions, long seed) throws IOException {
        Path data = Files.createTempDirectory("hone-bench");
        Installation aside = new Installation(installation.home(), data);
        List<String> drawn;
        try (EmbeddedService service = EmbeddedService.start(aside, progress)) {
            drawn =
                    new SampleQuestions(
                                    new PromptLibrary(installation.prompts()),
                                    service.pool(),
                                    service.executor())
                            .draw(PromptLibrary.Split.TEST, questions, seed);
        }
        LocalAssistant assistant = LocalAssistant.open(aside, progress);
        return new BenchAskCommand.Opened(
                assistant,
                drawn,
                () -> {
                    assistant.close();
                    delete(data);
                });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
