package org.hone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hone.assistant.AddedModel;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantException.Reason;
import org.hone.assistant.ModelCheck;
import org.hone.io.Checksums;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    @TempDir Path folder;
    private Path models;
    private Path source;

    @BeforeEach
    void makeModel() throws IOException {
        models = folder.resolve("models");
        source = SmallModels.huggingFace(folder.resolve("Tiny Llama"));
    }

    private ModelRegistry open() {
        return new ModelRegistry(models, new HeaderInspector(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private AddedModel add(Path path, boolean copy) {
        return open().add(path.toString(), copy, Progress.NONE, Cancellation.none());
    }

    private ModelCheck verify(String id) {
        return open().verify(id, Progress.NONE, Cancellation.none());
    }

    @Test
    void aCopyIsWholeHasItsChecksumsAndIsThereAtTheNextStart() throws IOException {
        AddedModel added = add(source, true);
        assertThat(added.id()).isEqualTo("tiny-llama");
        assertThat(added.added()).isEqualTo(NOW);
        assertThat(open().list().models()).containsExactly(added);
        assertThat(open().show("tiny-llama")).isEqualTo(added);
        Path copies = open().location("tiny-llama");
        assertThat(copies).startsWith(models);
        for (var file : added.files()) {
            assertThat(Checksums.sha256(copies.resolve(file.name()))).isEqualTo(file.sha256());
            assertThat(Files.size(copies.resolve(file.name()))).isEqualTo(file.bytes());
        }
        assertThat(verify("tiny-llama").sound()).isTrue();
    }

    @Test
    void aModelUsedWhereItIsStaysThereWhenItIsRemoved() throws IOException {
        AddedModel added = add(source, false);
        assertThat(open().location(added.id())).isEqualTo(source);
        open().remove(added.id());
        assertThat(open().list().models()).isEmpty();
        assertThat(source.resolve("model.safetensors")).exists();
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void verifyNamesWhatChangedOrIsMissingAndTheCardRemembers() throws IOException {
        String id = add(source, true).id();
        Path weights = open().location(id).resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        Files.delete(open().location(id).resolve("tokenizer.json"));
        ModelCheck check = verify(id);
        assertThat(check.changed()).containsExactly("model.safetensors");
        assertThat(check.missing()).containsExactly("tokenizer.json");
        assertThat(open().show(id).lastCheck()).contains(check);
    }

    @Test
    void aGgufIsCopiedAndVerifiedAsOneFile() throws IOException {
        AddedModel added = add(SmallModels.gguf(folder.resolve("g/tiny.gguf")), true);
        assertThat(open().location(added.id())).isRegularFile().hasFileName("tiny.gguf");
        assertThat(verify(added.id()).sound()).isTrue();
    }

    @Test
    void aCancelledAdditionLeavesNothing() throws IOException {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(
                        () ->
                                open().add(
                                                source.toString(),
                                                true,
                                                (done, total, file) -> cancellation.request(),
                                                cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftHalfDoneIsSweptAway() throws IOException {
        String id = add(source, true).id();
        SmallModels.huggingFace(models.resolve("other.new/files"));
        SmallModels.huggingFace(models.resolve("removed.gone/files"));
        assertThat(open().list().models()).extracting(AddedModel::id).containsExactly(id);
        try (var left = Files.list(models)) {
            assertThat(left).containsExactly(models.resolve(id));
        }
    }

    @Test
    void progressCountsEveryByteOnce() {
        List<Long> done = new ArrayList<>();
        AddedModel added =
                open().add(
                                source.toString(),
                                true,
                                (now, total, file) -> {
                                    done.add(now);
                                    assertThat(total).isGreaterThanOrEqualTo(now);
                                },
                                Cancellation.none());
        assertThat(done).isSorted().endsWith(added.bytes());
    }

    @Test
    void twoModelsOfOneNameGetIdsOfTheirOwnAndOneIsNotAddedTwice() throws IOException {
        add(source, true);
        assertThat(add(SmallModels.huggingFace(folder.resolve("b/tiny llama")), true).id())
                .isEqualTo("tiny-llama-2");
        refused(Reason.INVALID_INPUT, "added already", () -> add(source, false));
    }

    @Test
    void aCardThatCannotBeReadIsSaidAndTheOthersAreListed() throws IOException {
        add(source, false);
        Files.createDirectories(models.resolve("broken"));
        Files.writeString(models.resolve("broken/card.json"), "{");
        assertThat(open().list().models()).hasSize(1);
        assertThat(open().list().troubles()).singleElement().asString().contains("broken");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithASentence() {
        refused(Reason.NOT_FOUND, "no added model", () -> open().show("../models"));
        refused(Reason.NOT_FOUND, "no added model", () -> open().remove(""));
        refused(Reason.INVALID_INPUT, "no full path", () -> add(Path.of("tiny"), true));
        refused(Reason.INVALID_INPUT, "nothing at", () -> add(folder.resolve("none"), true));
    }

    private static void refused(Reason reason, String why, Runnable call) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
