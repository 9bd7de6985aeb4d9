package org.hone.rlhf.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hone.domain.InvalidInputException;
import org.hone.domain.Sentiment;
import org.hone.llama.ModelCard;
import org.hone.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sentiment model reads clear messages; its trainer learns; damage is named. */
class SentimentModelTest {
    private static final Path SHIPPED = Path.of("models/sentiment");

    @TempDir Path folder;

    @Test
    void clearMessagesAreReadAsMeant() throws IOException {
        Map<String, Sentiment> clear =
                Map.of(
                        "this is wrong", Sentiment.NEGATIVE,
                        "That is not what I asked for", Sentiment.NEGATIVE,
                        "useless list", Sentiment.NEGATIVE,
                        "Perfect, thank you!", Sentiment.POSITIVE,
                        "this is a great plan", Sentiment.POSITIVE,
                        "I love this list", Sentiment.POSITIVE,
                        "which genes are in the liver?", Sentiment.NEUTRAL,
                        "sort the table by name", Sentiment.NEUTRAL);
        try (TransformerSentimentModel model =
                TransformerSentimentModel.load(new SentimentCheckpoint(SHIPPED))) {
            clear.forEach(
                    (message, meant) ->
                            assertThat(model.read(message).likeliest())
                                    .as("%s: %s", message, model.read(message))
                                    .isEqualTo(meant));
            assertThat(model.read("  ").likeliest()).isEqualTo(Sentiment.NEUTRAL);
        }
    }

    @Test
    void aMessageOfAnyLengthAndAlphabetIsRead() throws IOException {
        try (TransformerSentimentModel model =
                TransformerSentimentModel.load(new SentimentCheckpoint(SHIPPED))) {
            for (String message : List.of("wrong ".repeat(500), "βλάβη 🙂 \u0000", "?")) {
                assertThat(model.read(message).confidence()).isBetween(0.33, 1.0);
            }
        }
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        for (String name :
                List.of("model.json", "config.json", "tokenizer.json", "model.safetensors")) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
        byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
        weights[weights.length / 2] ^= 1;
        Files.write(folder.resolve("model.safetensors"), weights);
        assertThatThrownBy(() -> TransformerSentimentModel.load(new SentimentCheckpoint(folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("checksum");
    }

    @Test
    void aFewEpochsTeachTheDifference() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            lines.add(row(i, "POSITIVE", "great answer number " + i));
            lines.add(row(i, "NEGATIVE", "wrong answer number " + i));
            lines.add(row(i, "NEUTRAL", "which answer is number " + i));
        }
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.write(data.resolve("train.jsonl"), lines, StandardCharsets.UTF_8);
        Files.writeString(data.resolve("synonyms.txt"), "wrong, false\ngreat, good\n");
        SentimentOptions options =
                new SentimentOptions(
                        data,
                        folder.resolve("out"),
                        "small",
                        "test",
                        3,
                        25,
                        8,
                        1e-2,
                        16,
                        1,
                        2,
                        300,
                        64,
                        2);
        List<SentimentTrainer.Event> events = new ArrayList<>();
        ModelCard card = new SentimentTrainer(options).train(events::add, Cancellation.none());
        assertThat(events).hasSize(50);
        assertThat(card.metrics().get("dev_accuracy")).isEqualTo(1.0);
        try (TransformerSentimentModel model =
                TransformerSentimentModel.load(new SentimentCheckpoint(folder.resolve("out")))) {
            assertThat(model.read("a false answer").likeliest()).isEqualTo(Sentiment.NEGATIVE);
            assertThat(model.version().checksum()).isEqualTo(card.checksum());
        }
    }

    private static String row(int i, String sentiment, String text) {
        return "{\"id\": \"%s-%d\", \"sentiment\": \"%s\", \"text\": \"%s\"}"
                .formatted(sentiment, i, sentiment, text);
    }
}
