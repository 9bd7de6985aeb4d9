package org.hone.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hone.execute.PlanExecutor;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.prompts.PromptLibrary.Split;

/** Questions of the prompt library as an analyst would type them, with names of the graph. */
public final class SampleQuestions {
    private final PromptLibrary library;
    private final ExampleFiller filler;

    /**
     * @param pool entities that fill in for marks
     * @param executor prefers entities for which the reference plan has an answer
     */
    public SampleQuestions(PromptLibrary library, EntityPool pool, PlanExecutor executor) {
        this.library = library;
        this.filler = new ExampleFiller(pool, executor);
    }

    /** At most {@code count} first questions of conversations, the same for the same seed. */
    public List<String> draw(Split split, int count, long seed) throws IOException {
        List<PromptExample> examples = new ArrayList<>(library.read(split));
        examples.removeIf(example -> !example.history().isEmpty());
        Collections.shuffle(examples, new Random(seed));
        return examples.stream()
                .limit(count)
                .flatMap(example -> filler.fill(example, split, seed).stream())
                .map(filled -> filled.named(filled.example().query()))
                .toList();
    }
}
