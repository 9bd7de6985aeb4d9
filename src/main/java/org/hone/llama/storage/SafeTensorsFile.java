package org.hone.llama.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.io.Json;

/** Reads the header of a safetensors file. */
public final class SafeTensorsFile {
    private static final long MAX_HEADER = 16L << 20;
    private static final ObjectReader JSON = Json.newMapper().reader();

    private final MappedFile file;

    private SafeTensorsFile(MappedFile file) {
        this.file = file;
    }

    /**
     * The tensors of a file by name, in its order. Nothing is allocated that the file is too short
     * to hold.
     *
     * @throws InvalidInputException if the file is damaged or holds other types than F32, F16 and
     *     BF16
     */
    public static Map<String, StoredTensor> read(Path path) throws IOException {
        return new SafeTensorsFile(MappedFile.open(path)).tensors();
    }

    private Map<String, StoredTensor> tensors() {
        long size = file.size();
        long headerSize = size < 8 ? -1 : file.getLong(0);
        if (headerSize < 2 || headerSize > Math.min(MAX_HEADER, size - 8)) {
            throw damaged("its header's length is wrong");
        }
        byte[] bytes = new byte[(int) headerSize];
        file.slice(8, bytes.length).get(bytes);
        JsonNode header = parse(bytes);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        header.fields()
                .forEachRemaining(
                        entry -> {
                            if (!entry.getKey().equals("__metadata__")) {
                                tensors.put(
                                        entry.getKey(),
                                        tensor(8 + headerSize, entry.getKey(), entry.getValue()));
                            }
                        });
        return Collections.unmodifiableMap(tensors);
    }

    private JsonNode parse(byte[] header) {
        JsonNode node;
        try {
            node = JSON.readTree(header);
        } catch (IOException notJson) {
            throw damaged("its header is not JSON");
        }
        if (node == null || !node.isObject()) {
            throw damaged("its header is no object");
        }
        return node;
    }

    private StoredTensor tensor(long data, String name, JsonNode node) {
        TensorType type =
                switch (node.path("dtype").asText("nothing")) {
                    case "F32" -> TensorType.F32;
                    case "F16" -> TensorType.F16;
                    case "BF16" -> TensorType.BF16;
                    default ->
                            throw new InvalidInputException(
                                    "%s holds %s as %s, which Hone does not read; use weights in F32, F16 or BF16."
                                            .formatted(
                                                    file.path().getFileName(),
                                                    name,
                                                    node.path("dtype").asText("nothing")));
                };
        long begin = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        long room = file.size() - data;
        long[] shape = new long[node.path("shape").size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.path("shape").get(i).asLong(-1);
            if (shape[i] < 0 || shape[i] > 0 && count > room / shape[i]) {
                throw damaged("the shape of " + name + " is wrong");
            }
            count *= shape[i];
        }
        if (begin < 0 || end < begin || end - begin != count * type.bytes() || end > room) {
            throw damaged("the place of " + name + " is wrong");
        }
        return new StoredTensor(type, shape, file, data + begin);
    }

    private InvalidInputException damaged(String why) {
        return new InvalidInputException(
                "The weights file %s is damaged: %s; fetch it again."
                        .formatted(file.path().getFileName(), why));
    }
}
