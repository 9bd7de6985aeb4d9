package org.hone.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hone.domain.InvalidInputException;
import org.hone.io.exchange.Exchanged.Comparison;
import org.hone.io.exchange.Exchanged.Label;
import org.junit.jupiter.api.Test;

class PreferenceExchangeTest {
    private final List<Exchanged> found = new ArrayList<>();
    private final List<PreferenceReader.Problem> problems = new ArrayList<>();

    private PreferenceReader.Counts read(String text, ExchangeFormat format) throws IOException {
        found.clear();
        problems.clear();
        return new PreferenceReader()
                .read(new StringReader(text), format, found::add, problems::add);
    }

    private static String write(List<? extends Exchanged> records, ExchangeFormat format)
            throws IOException {
        StringWriter out = new StringWriter();
        PreferenceWriter writer = new PreferenceWriter(out, format);
        for (Exchanged record : records) {
            writer.write(record);
        }
        return out.toString();
    }

    @Provide
    Arbitrary<Passage> passages() {
        Arbitrary<Message> messages =
                Combinators.combine(Arbitraries.of("user", "assistant"), Arbitraries.strings())
                        .as(Message::new);
        return Arbitraries.oneOf(
                Arbitraries.strings().map(Passage::of),
                messages.list().ofMinSize(1).ofMaxSize(3).map(list -> new Passage(list, true)));
    }

    @Property
    void rankingsAreLossless(
            @ForAll("passages") Passage prompt,
            @ForAll("passages") Passage completion,
            @ForAll long seed,
            @ForAll String annotator,
            @ForAll String reason)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 2 + random.nextInt(5);
        List<Passage> completions = new ArrayList<>();
        List<List<Integer>> tiers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            completions.add(i == 0 ? completion : Passage.of("other " + i));
            if (random.nextInt(3) > 0) {
                if (tiers.isEmpty() || random.nextBoolean()) {
                    tiers.add(new ArrayList<>());
                }
                tiers.get(tiers.size() - 1).add(i);
            }
        }
        Comparison comparison = new Comparison(prompt, completions, tiers, annotator, reason);
        read(write(List.of(comparison), ExchangeFormat.RANKINGS), ExchangeFormat.RANKINGS);
        assertThat(problems).isEmpty();
        assertThat(found).isEqualTo(List.of(comparison));
    }

    @Property
    void pairsAndLabelsAreLossless(
            @ForAll("passages") Passage prompt,
            @ForAll("passages") Passage one,
            @ForAll("passages") Passage other,
            @ForAll boolean good)
            throws IOException {
        Comparison pair = Comparison.pair(prompt, one, other);
        read(write(List.of(pair), ExchangeFormat.TRL), ExchangeFormat.TRL);
        assertThat(found).isEqualTo(List.of(pair));
        Label label = new Label(prompt, one, good, "Ada");
        read(write(List.of(label), ExchangeFormat.KTO), ExchangeFormat.KTO);
        assertThat(found).isEqualTo(List.of(label));
    }

    @Test
    void aTableKeepsTextsWithCommasQuotesAndLineBreaks() throws IOException {
        List<Comparison> pairs =
                List.of(
                        Comparison.pair(
                                Passage.of("which, \"drugs\"\nthen?"),
                                Passage.of("a = b()\nreturn a"),
                                Passage.of("")),
                        Comparison.pair(Passage.of("q"), Passage.of("c"), Passage.of("d")));
        read(write(pairs, ExchangeFormat.CSV), ExchangeFormat.CSV);
        assertThat(problems).isEmpty();
        assertThat(found).isEqualTo(pairs);
        assertThatThrownBy(() -> read("a,b\n1,2\n", ExchangeFormat.CSV))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chosen");
    }

    @Test
    void aRankingBecomesOneRowForEachPairOfWhichOneIsBetter() throws IOException {
        List<Passage> completions =
                List.of(Passage.of("A"), Passage.of("B"), Passage.of("C"), Passage.of("D"));
        Comparison ranking =
                new Comparison(
                        Passage.of("q"), completions, List.of(List.of(1), List.of(2, 3)), "", "");
        read(write(List.of(ranking), ExchangeFormat.TRL), ExchangeFormat.TRL);
        assertThat(found)
                .extracting(
                        pair ->
                                ((Comparison) pair).completions().get(0).text()
                                        + ">"
                                        + ((Comparison) pair).completions().get(1).text())
                .containsExactly("B>A", "B>C", "B>D", "C>A", "D>A");
    }

    @Test
    void aDamagedLineIsReportedWithItsNumberAndTheRestIsRead() throws IOException {
        PreferenceReader.Counts counts =
                read(
                        "{\"prompt\":\"p\",\"chosen\":\"a\",\"rejected\":\"b\"}\n"
                                + "{oops\n\n"
                                + "{\"prompt\":\"p\",\"chosen\":\"a\"}\n"
                                + "{\"prompt\":7,\"chosen\":\"a\",\"rejected\":\"b\"}\n"
                                + "{\"prompt\":\"p2\",\"chosen\":\"a\",\"rejected\":\"b\"}\n",
                        ExchangeFormat.TRL);
        assertThat(counts).isEqualTo(new PreferenceReader.Counts(2, 3));
        assertThat(problems).extracting(PreferenceReader.Problem::line).containsExactly(2L, 4L, 5L);
        assertThat(problems.get(1).message()).contains("\"rejected\" is missing");
    }

    @Test
    void pairsWithoutAPromptAreSplitWhereTheyPart() throws IOException {
        read(
                "{\"chosen\":\"\\n\\nHuman: hi\\n\\nAssistant: hello\",\"rejected\":\"\\n\\nHuman: hi\\n\\nAssistant: no\"}\n",
                ExchangeFormat.TRL);
        assertThat(found)
                .isEqualTo(
                        List.of(
                                Comparison.pair(
                                        Passage.of("\n\nHuman: hi\n\nAssistant:"),
                                        Passage.of(" hello"),
                                        Passage.of(" no"))));
    }

    @Test
    void labelStudiosPairwiseAndRankerAreRead() throws IOException {
        String pairwise =
                "[{\"id\":1,\"data\":{\"prompt\":\"q\",\"text1\":\"A\",\"text2\":\"B\"},\"annotations\":["
                        + "{\"completed_by\":{\"id\":3,\"email\":\"ada@x\"},\"result\":[{\"type\":\"pairwise\",\"value\":{\"selected\":\"right\"}}]},"
                        + "{\"was_cancelled\":true,\"result\":[{\"value\":{\"selected\":\"left\"}}]}]},\n"
                        + "{\"id\":2,\"data\":{\"prompt\":\"q\",\"items\":[{\"id\":\"x\",\"body\":\"X\"},{\"id\":\"y\",\"body\":\"Y\"}]},"
                        + "\"annotations\":[{\"completed_by\":4,\"result\":[{\"value\":{\"ranker\":{\"rank\":[\"y\",\"x\"]}}}]}]},\n"
                        + "{\"id\":3,\"annotations\":[]}]";
        PreferenceReader.Counts counts = read(pairwise, ExchangeFormat.LABEL_STUDIO);
        assertThat(counts).isEqualTo(new PreferenceReader.Counts(2, 1));
        assertThat(problems.get(0).line()).isEqualTo(3);
        assertThat(((Comparison) found.get(0)).tiers()).isEqualTo(List.of(List.of(1), List.of(0)));
        assertThat(((Comparison) found.get(0)).annotator()).isEqualTo("ada@x");
        assertThat(((Comparison) found.get(1)).completions().get(1).text()).isEqualTo("Y");
        assertThat(((Comparison) found.get(1)).tiers()).isEqualTo(List.of(List.of(1), List.of(0)));
    }

    @Test
    void argillasRankingsAreReadWithTies() throws IOException {
        read(
                "{\"fields\":{\"prompt\":\"q\",\"response-1\":\"A\",\"response-2\":\"B\",\"response-3\":\"C\"},"
                        + "\"responses\":{\"rank\":[{\"user_id\":\"u\",\"status\":\"submitted\",\"value\":["
                        + "{\"value\":\"response-1\",\"rank\":2},{\"value\":\"response-2\",\"rank\":1},{\"value\":\"response-3\",\"rank\":2}]},"
                        + "{\"user_id\":\"v\",\"status\":\"draft\",\"value\":[]}]}}\n",
                ExchangeFormat.ARGILLA);
        assertThat(problems).isEmpty();
        assertThat(found).hasSize(1);
        assertThat(((Comparison) found.get(0)).tiers())
                .isEqualTo(List.of(List.of(1), List.of(0, 2)));
        assertThat(((Comparison) found.get(0)).annotator()).isEqualTo("u");
    }

    @Test
    void noInputMakesReadingThrow() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        String[] pieces = {
            "{", "}", "[", "]", "\"prompt\":", "\"chosen\":", "\"data\":", "\"annotations\":",
                    "\"q\"",
            ",", "\n", "null", "7", "\"fields\":", "\"responses\":", "\"result\":", "\"value\":",
                    "\u0000"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            ExchangeFormat format =
                    ExchangeFormat.values()[random.nextInt(ExchangeFormat.values().length)];
            try {
                read(text.toString(), format);
            } catch (InvalidInputException said) {
                assertThat(said.getMessage()).isNotBlank();
            }
        }
    }
}
