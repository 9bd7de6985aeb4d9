package org.hone.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.catalog.GrammarPosition;
import org.hone.catalog.ParsedPlan;
import org.hone.catalog.PlanGrammar;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanValidator;
import org.hone.catalog.ServiceCatalog;
import org.hone.domain.EntityMark;
import org.hone.domain.InvalidInputException;
import org.hone.prompts.PromptLibrary.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped library keeps its promises. */
class PromptLibraryTest {
    private final PromptLibrary library = new PromptLibrary(Path.of("data/prompts"));

    @Test
    void everyPlanValidatesAndCanBeWrittenByTheGrammar() throws IOException {
        PlanValidator validator = new PlanValidator(ServiceCatalog.create());
        PlanGrammar grammar = new PlanGrammar(ServiceCatalog.create());
        for (Split split : Split.values()) {
            for (PromptExample example : library.read(split)) {
                ParsedPlan parsed = new PlanParser().parse(example.plan());
                assertThat(validator.validate(parsed)).as(example.id()).isEmpty();
                GrammarPosition position = grammar.start(marks(example));
                for (byte b : example.plan().getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    assertThat(position.allows(b & 0xff))
                            .as("%s: %s", example.id(), example.plan())
                            .isTrue();
                    position = position.after(b & 0xff);
                }
                assertThat(position.complete()).as(example.plan()).isTrue();
            }
        }
    }

    private static List<EntityMark> marks(PromptExample example) {
        String text =
                example.history().stream()
                                .map(PromptExample.Exchange::query)
                                .collect(Collectors.joining(" "))
                        + " "
                        + example.query();
        return java.util.regex.Pattern.compile("@[a-z_]+[0-9]+")
                .matcher(text)
                .results()
                .flatMap(r -> EntityMark.parse(r.group()).stream())
                .distinct()
                .toList();
    }

    @Test
    void noPhrasingIsInTwoSplits() throws IOException {
        Map<String, Split> seen = new HashMap<>();
        for (Split split : Split.values()) {
            for (PromptExample example : library.read(split)) {
                String phrasing =
                        example.query()
                                        .replaceAll("(?<![\\w@])[0-9]+", "#")
                                        .replaceAll("\"[^\"]*\"", "\"\"")
                                + example.history();
                Split other = seen.putIfAbsent(phrasing, split);
                assertThat(other == null || other == split)
                        .as("%s in %s and %s", phrasing, other, split)
                        .isTrue();
            }
        }
    }

    @Test
    void heldOutIntentsAreNotInTrain() throws IOException {
        Set<String> trained =
                library.read(Split.TRAIN).stream()
                        .map(PromptExample::intent)
                        .collect(Collectors.toSet());
        Set<String> heldOut =
                library.read(Split.TEST).stream()
                        .filter(PromptExample::heldout)
                        .map(PromptExample::intent)
                        .collect(Collectors.toSet());
        assertThat(heldOut).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(trained);
        assertThat(trained).hasSizeGreaterThan(150);
    }

    @Test
    void aDamagedLineIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("train.jsonl"),
                "{\"id\":\"a\",\"intent\":\"i\",\"group\":\"canonical\",\"query\":\"q\",\"plan\":\"return x\"}\n{oops\n");
        assertThatThrownBy(() -> new PromptLibrary(folder).read(Split.TRAIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 2 of train.jsonl");
        assertThatThrownBy(() -> new PromptLibrary(folder).read(Split.DEV))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no prompt library");
    }
}
