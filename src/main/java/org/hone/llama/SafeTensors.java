package org.hone.llama;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.AtomicFiles;
import org.hone.io.Json;
import org.hone.llama.storage.SafeTensorsFile;

/** Reads and writes the safetensors format with float32 tensors. */
public final class SafeTensors {
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
     * Reads all tensors, widened to float32. Nothing is allocated that the file is too short to
     * hold.
     *
     * @throws InvalidInputException if the file is damaged or holds other types than F32, F16 and
     *     BF16
     */
    public Map<String, Tensor> read(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        SafeTensorsFile.read(file)
                .forEach(
                        (name, stored) ->
                                tensors.put(name, new Tensor(stored.shape(), stored.values())));
        return tensors;
    }
}
