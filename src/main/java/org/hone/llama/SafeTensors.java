package org.hone.llama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;

/** Reads and writes the safetensors format with float32 tensors. */
public final class SafeTensors {
    private static final long MAX_HEADER = 16L << 20;

    private final ObjectMapper mapper = Json.newMapper();

    /** A tensor: its shape and its numbers in row-major order. */
    public record Tensor(long[] shape, float[] values) {}

    /** Writes tensors; a crash leaves the old file or the new one. */
    public void write(Path file, Map<String, Tensor> tensors) throws IOException {
        ObjectNode header = mapper.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", "F32");
            for (long size : entry.getValue().shape()) {
                tensor.withArray("shape").add(size);
            }
            if (entry.getValue().shape().length == 0) {
                tensor.putArray("shape");
            }
            long end = offset + 4L * entry.getValue().values().length;
            tensor.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] head = mapper.writeValueAsBytes(header);
        int padding = (8 - head.length % 8) % 8;
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(8 + head.length + padding + offset))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(head.length + padding)
                .put(head)
                .put(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (Tensor tensor : tensors.values()) {
            bytes.asFloatBuffer().put(tensor.values());
            bytes.position(bytes.position() + 4 * tensor.values().length);
        }
        AtomicFiles.write(file, bytes.array());
    }

    /**
     * Reads all tensors. Nothing is allocated that the file is too short to hold.
     *
     * @throws InvalidInputException if the file is damaged or holds other types than float32
     */
    public Map<String, Tensor> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long headerSize = size < 8 ? -1 : read(channel, 0, 8).getLong();
            if (headerSize < 2 || headerSize > Math.min(MAX_HEADER, size - 8)) {
                throw damaged(file, "its header's length is wrong");
            }
            JsonNode header = parse(file, read(channel, 8, (int) headerSize).array());
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Iterator<Map.Entry<String, JsonNode>> it = header.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = it.next();
                if (!entry.getKey().equals("__metadata__")) {
                    tensors.put(entry.getKey(), tensor(file, channel, 8 + headerSize, entry));
                }
            }
            return tensors;
        }
    }

    private JsonNode parse(Path file, byte[] header) {
        try {
            JsonNode node = mapper.readTree(header);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            throw damaged(file, "its header is not JSON");
        }
        throw damaged(file, "its header is no object");
    }

    private static Tensor tensor(
            Path file, FileChannel channel, long data, Map.Entry<String, JsonNode> entry)
            throws IOException {
        String name = entry.getKey();
        JsonNode node = entry.getValue();
        if (!node.path("dtype").asText().equals("F32")) {
            throw new InvalidInputException(
                    "%s holds %s as %s; only F32 is read."
                            .formatted(
                                    file.getFileName(),
                                    name,
                                    node.path("dtype").asText("nothing")));
        }
        long begin = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        long[] shape = new long[node.path("shape").size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.path("shape").get(i).asLong(-1);
            if (shape[i] < 0
                    || shape[i] > Integer.MAX_VALUE
                    || count * shape[i] > Integer.MAX_VALUE / 4) {
                throw damaged(file, "the shape of " + name + " is wrong");
            }
            count *= shape[i];
        }
        if (begin < 0 || end < begin || end - begin != count * 4 || end > channel.size() - data) {
            throw damaged(file, "the place of " + name + " is wrong");
        }
        float[] values = new float[(int) count];
        read(channel, data + begin, (int) (end - begin)).asFloatBuffer().get(values);
        return new Tensor(shape, values);
    }

    private static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // Reads on until the buffer is full.
        }
        return buffer.flip();
    }

    private static InvalidInputException damaged(Path file, String why) {
        return new InvalidInputException(
                "The weights file %s is damaged: %s.".formatted(file.getFileName(), why));
    }
}
