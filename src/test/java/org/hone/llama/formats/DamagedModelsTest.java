package org.hone.llama.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.hone.domain.InvalidInputException;
import org.hone.llama.Weights;
import org.hone.llama.storage.GgufFile;
import org.hone.llama.storage.SafeTensorsFile;
import org.hone.llama.storage.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedModelsTest {
    private static final int CASES = 10_000;

    /** The names of 1,024 layers, the most that Hone takes, fill a third of it. */
    private static final long MOST_BYTES = 4 << 20;

    @TempDir Path folder;

    /** Reads a file to its last number. */
    private interface Reader {
        void read(Path file) throws IOException;
    }

    /** Every case is read or refused, and none allocates more than four megabytes. */
    private void damage(byte[] sound, Path file, Reader reader) throws IOException {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] damaged = damaged(sound, random);
            Files.write(file, damaged);
            long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
            try {
                reader.read(file);
            } catch (InvalidInputException expected) {
                refused++;
            }
            long used = memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(used).as("case %d", i).isLessThan(MOST_BYTES);
        }
        assertThat(refused).isGreaterThan(CASES / 10);
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] damaged = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int k = 0; k < changes; k++) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(damaged, at, Math.min(at + 8, damaged.length), (byte) -1);
                default -> {
                    if (at + 8 <= damaged.length) {
                        ByteBuffer.wrap(damaged)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(at, 1L << random.nextInt(63));
                    }
                }
            }
        }
        return random.nextInt(5) == 0
                ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
                : damaged;
    }

    private static void numbers(StoredTensor tensor) {
        float[] row = new float[tensor.type().block()];
        if (tensor.count() > 0) {
            tensor.read(0, row.length, row, 0);
            tensor.read(tensor.count() - row.length, row.length, row, 0);
        }
    }

    @Test
    void damagedGgufFilesAreReadOrRefused() throws IOException {
        byte[] sound = Files.readAllBytes(Fixtures.path("small/tiny.gguf"));
        damage(
                sound,
                folder.resolve("tiny.gguf"),
                file -> {
                    GgufFile.read(file).tensors().values().forEach(DamagedModelsTest::numbers);
                    GgufModel model = GgufModel.read(file);
                    model.tokenizer().encodeMarked("ab <e>");
                    model.chat();
                    model.describe();
                });
    }

    @Test
    void damagedSafetensorsAreReadOrRefused() throws IOException {
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],"
                        + "\"data_offsets\":[0,24]},\"b\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[24,32]}}";
        byte[] sound =
                ByteBuffer.allocate(8 + header.length() + 32)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length())
                        .put(header.getBytes(StandardCharsets.US_ASCII))
                        .array();
        damage(
                sound,
                folder.resolve("model.safetensors"),
                file -> SafeTensorsFile.read(file).values().forEach(DamagedModelsTest::numbers));
    }

    @Test
    void announcedCountsAndPlacesAreNotBelieved() throws IOException {
        byte[] sound = Files.readAllBytes(Fixtures.path("small/tiny.gguf"));
        Path file = folder.resolve("lies.gguf");
        for (int at : new int[] {4, 8, 16, 24}) {
            byte[] lying = sound.clone();
            ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putLong(at, Long.MAX_VALUE / 2);
            Files.write(file, lying);
            assertThatThrownBy(() -> GgufModel.read(file))
                    .as("at %d", at)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("lies.gguf");
        }
    }

    @Test
    void whatTheFileLacksIsNamed() throws IOException {
        GgufModel tiny = GgufModel.read(Fixtures.path("small/tiny.gguf"));
        assertThatThrownBy(() -> Weights.load(tiny.source(), Weights.shapes(tiny.config()), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("input_layernorm");
    }
}
