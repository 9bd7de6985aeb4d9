package org.hone.bkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.hone.bkg.imports.GraphColumns;
import org.hone.cli.BkgCommand;
import org.hone.cli.Console;
import org.hone.cli.ExitCodes;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GraphConfirmationTest {
    @TempDir Path folder;
    private Path sample;
    private Path edges;

    @BeforeEach
    void tables() throws Exception {
        Files.writeString(
                folder.resolve("nodes.tsv"),
                "id\tname\tkind\nD::1\tasthma\tDisease\nG::1\tIL13\tGene\nG::2\tIL4\tGene\n");
        edges =
                Files.writeString(
                        folder.resolve("edges.tsv"),
                        "source\tmetaedge\ttarget\nD::1\tDaG\tG::1\nG::2\tGiG\tG::1\n");
        sample =
                Files.writeString(
                        folder.resolve("sample.csv"),
                        """
                        source,metaedge,target,provenance
                        D::1,DaG,G::1,curated

                        D::1,DaG,G::2,curated
                        D::1,DaG,G::9,curated
                        G::1,GiG,G::2,curated
                        D::1,DuG,G::1,curated
                        """);
    }

    private String run(int exitCode, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        CommandLine line =
                new CommandLine(
                                new BkgCommand(
                                        new Console(printer, printer, Clock.systemUTC()),
                                        new SampleOnly(sample)))
                        .setErr(printer)
                        .setExecutionExceptionHandler(new ExitCodes());
        assertThat(line.execute(arguments)).as(out.toString()).isEqualTo(exitCode);
        return out.toString();
    }

    private record SampleOnly(Path sampleEdges) implements BkgCommand.Graphs {
        @Override
        public BkgCommand.Running serve(String host, int port, Progress progress) {
            throw new AssertionError("not asked for");
        }

        @Override
        public String importFiles(
                Path nodes,
                Path edges,
                GraphColumns columns,
                Progress progress,
                Cancellation cancellation) {
            throw new AssertionError("not asked for");
        }
    }

    @Test
    void everyRowIsCountedOnceAndTheUnconfirmedAreListed() {
        String printed =
                run(ExitCodes.UNCONFIRMED, "confirm", "--against", folder.toString(), "--list");
        assertThat(printed.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "rows confirmed no edge no node no such edges",
                        "DaG 3 1 1 1 0",
                        "DuG 1 0 0 0 1",
                        "GiG 1 1 0 0 0",
                        "2 of 5 edges confirmed",
                        "line 4: D::1 DaG G::2: no such edge",
                        "line 5: D::1 DaG G::9: one of the nodes is missing",
                        "line 7: D::1 DuG G::1: the tables have no edge of this type");
    }

    @Test
    void whenAllIsConfirmedTheCommandSucceeds() throws Exception {
        Files.writeString(sample, "source,metaedge,target\nG::1,GiG,G::2\n");
        String nodes = folder.resolve("nodes.tsv").toString();
        assertThat(run(0, "confirm", "--nodes", nodes, "--edges", edges.toString()))
                .contains("1 of 1 edges confirmed")
                .doesNotContain("line");
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws Exception {
        Files.writeString(sample, "source,metaedge,target\nG::1,Nope,G::2\n");
        assertThat(run(1, "confirm", "--against", folder.toString()))
                .contains("sample.csv, line 2", "Nope");
        Files.delete(edges);
        assertThat(run(1, "confirm", "--against", folder.toString())).contains("no edges file");
        assertThat(run(2, "confirm", "--nodes", edges.toString())).contains("--edges");
    }
}
