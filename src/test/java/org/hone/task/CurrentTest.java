package org.hone.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentTest {
    private final List<String> released = new ArrayList<>();
    private final Current<String> current = new Current<>("one", released::add);

    @Test
    void aReaderFinishesWithTheVersionThatItBeganWith() {
        String read =
                current.use(
                        version -> {
                            current.replace("two");
                            assertThat(released).isEmpty();
                            assertThat(current.<String>use(newer -> newer)).isEqualTo("two");
                            return version;
                        });
        assertThat(read).isEqualTo("one");
        assertThat(released).containsExactly("one");
    }

    @Test
    void aVersionWithoutReadersIsReleasedAtOnce() {
        current.replace("two");
        assertThat(released).containsExactly("one");
        current.close();
        current.close();
        assertThat(released).containsExactly("one", "two");
        assertThatThrownBy(() -> current.use(version -> version))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReaderThatFailsIsDoneToo() {
        assertThatThrownBy(
                        () ->
                                current.use(
                                        version -> {
                                            throw new IllegalArgumentException("no");
                                        }))
                .hasMessage("no");
        current.close();
        assertThat(released).containsExactly("one");
    }
}
