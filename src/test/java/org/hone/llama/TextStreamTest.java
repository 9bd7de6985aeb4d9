package org.hone.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextStreamTest {
    private final List<String> heard = new ArrayList<>();

    private TextStream stream(String... stops) {
        return new TextStream(List.of(stops), heard::add);
    }

    @Test
    void charactersAreHeardWhole() {
        TextStream stream = stream();
        byte[] bytes = "aé€😀b".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            stream.push(new byte[] {b});
        }
        assertThat(heard).containsExactly("a", "é", "€", "😀", "b");
    }

    @Test
    void aCharacterThatNeverBecomesWholeIsMarkedAtTheEnd() {
        TextStream stream = stream();
        stream.push(new byte[] {'a', (byte) 0xe2, (byte) 0x82});
        assertThat(heard).containsExactly("a");
        stream.finish();
        assertThat(String.join("", heard)).isEqualTo("a\ufffd");
    }

    @Test
    void aStopTextOverSeveralTokensIsLeftOutAndNeverHeard() {
        TextStream stream = stream("\n\nQ:", "##");
        for (String piece : List.of("one\n", "\n", "two\n\n", "Q", ": three")) {
            stream.push(piece.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(stream.stopped()).isTrue();
        assertThat(stream.text()).isEqualTo("one\n\ntwo");
        stream.finish();
        assertThat(String.join("", heard)).isEqualTo("one\n\ntwo");
    }

    @Test
    void whatOnlyLookedLikeAStopTextIsHeardInTheEnd() {
        TextStream stream = stream("abc");
        stream.push("xab".getBytes(StandardCharsets.UTF_8));
        assertThat(heard).containsExactly("x");
        stream.push("d".getBytes(StandardCharsets.UTF_8));
        assertThat(heard).containsExactly("x", "abd");
        stream.push("a".getBytes(StandardCharsets.UTF_8));
        stream.finish();
        assertThat(heard).containsExactly("x", "abd", "a");
    }
}
