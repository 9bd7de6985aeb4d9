package org.hone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.hone.domain.InvalidInputException;
import org.hone.io.Checksums;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    private static final String SECRET = "a-secret-of-some-length";
    @TempDir Path folder;

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), content);
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
        return file;
    }

    @Test
    void plainAndHashedTokensOpenInTheNameOfTheirHolder() throws Exception {
        String hashed = Checksums.sha256("another-long-secret".getBytes(StandardCharsets.UTF_8));
        AccessTokens tokens =
                AccessTokens.read(
                        file(
                                "# who may ask\n\nada: %s\nben : sha256:%s\n"
                                        .formatted(SECRET, hashed),
                                "rw-------"));
        assertThat(tokens.holder("Bearer " + SECRET)).contains("ada");
        assertThat(tokens.holder("Bearer another-long-secret")).contains("ben");
        assertThat(tokens.holder("Bearer sha256:" + hashed)).isEmpty();
        assertThat(tokens.holder("Bearer ")).isEmpty();
        assertThat(tokens.holder(SECRET)).isEmpty();
        assertThat(tokens.holder(null)).isEmpty();
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws Exception {
        Path file = file("ada: " + SECRET, "rw-r-----");
        Assumptions.assumeTrue(
                Files.getFileAttributeView(file, PosixFileAttributeView.class) != null);
        assertThatThrownBy(() -> AccessTokens.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aWrongLineIsNamedWithoutItsToken() throws Exception {
        for (String wrong :
                new String[] {
                    SECRET, "ben: short", ": " + SECRET, "ben: sha256:12", "ada: " + SECRET
                }) {
            Path file = file("ada: " + SECRET + "\n" + wrong + "\n", "rw-------");
            assertThatThrownBy(() -> AccessTokens.read(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("Line 2")
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void aMissingOrEmptyFileIsSaidSo() throws Exception {
        assertThatThrownBy(() -> AccessTokens.read(folder.resolve("none")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be read");
        Path empty = file("# nobody\n", "rw-------");
        assertThatThrownBy(() -> AccessTokens.read(empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds no token");
    }
}
