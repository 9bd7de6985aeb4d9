package org.hone.cli;

import org.hone.llama.CompletionGradient;
import org.hone.llama.MemoryBenchmark;

/** Runs {@link MemoryBenchmark} and prints its readings. */
final class MemoryPrinter {
    private final Console console;
    private long first = -1;
    private long last;

    MemoryPrinter(Console console) {
        this.console = console;
    }

    void print(int steps, boolean large) {
        MemoryBenchmark benchmark = new MemoryBenchmark(this::print);
        if (steps > 0) {
            title("Tiny model, generations and training steps in turn");
            benchmark.alternate(steps);
            console.print("Growth after warm-up: %d MB".formatted((last - first) >> 20));
        }
        if (large) {
            title("135 M parameters, opened and closed");
            benchmark.openAndClose(5);
            console.print("Kept after closing: %d MB".formatted((last - first) >> 20));
            title("135 M parameters, LoRA of rank 8, a sequence of 512 tokens a step");
            benchmark.adapt(3, new CompletionGradient.Options(1, 128, false));
            title("The same, recomputing activations");
            benchmark.adapt(3, CompletionGradient.Options.frugal());
        }
    }

    private void title(String title) {
        first = -1;
        console.print(title);
        console.print(
                "%-16s %7s %7s %7s %7s %8s %8s"
                        .formatted(
                                "", "RSS MB", "peak MB", "heap MB", "arrays", "seconds", "CPU s"));
    }

    private void print(MemoryBenchmark.Reading reading) {
        last = reading.memory().resident();
        first = first < 0 ? last : first;
        console.print(
                "%-16s %7d %7d %7d %7d %8.2f %8.2f"
                        .formatted(
                                reading.what(),
                                reading.memory().resident() >> 20,
                                reading.memory().peak() >> 20,
                                reading.memory().heap() >> 20,
                                reading.arrays(),
                                reading.seconds(),
                                reading.processorSeconds()));
    }
}
