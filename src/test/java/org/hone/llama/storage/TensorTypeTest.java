package org.hone.llama.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorTypeTest {
    private static Path small(String name) throws URISyntaxException {
        return Path.of(TensorTypeTest.class.getResource("../formats/small/" + name).toURI());
    }

    @Test
    void everyTypeIsWidenedAsTheGgufPackageDoes() throws IOException, URISyntaxException {
        Map<String, StoredTensor> expected = SafeTensorsFile.read(small("types.safetensors"));
        Map<String, StoredTensor> stored = GgufFile.read(small("types.gguf")).tensors();
        for (TensorType type : TensorType.values()) {
            StoredTensor tensor = stored.get(type.name());
            assertThat(tensor.type()).isEqualTo(type);
            assertThat(tensor.values())
                    .as(type.name())
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(expected.get(type.name()).values());
        }
    }

    @Test
    void halvesOfEveryKindAreExact() {
        assertThat(BlockReader.half((short) 0x3c00)).isEqualTo(1f);
        assertThat(BlockReader.half((short) 0xc000)).isEqualTo(-2f);
        assertThat(BlockReader.half((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(BlockReader.half((short) 0x83ff)).isEqualTo(-1023 * 0x1p-24f);
        assertThat(BlockReader.half((short) 0x7bff)).isEqualTo(65504f);
        assertThat(BlockReader.half((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(BlockReader.half((short) 0x7e00)).isNaN();
    }
}
