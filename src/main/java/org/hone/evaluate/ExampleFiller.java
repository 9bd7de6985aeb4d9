package org.hone.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.hone.catalog.PlanParser;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.Plan;
import org.hone.domain.Value;
import org.hone.execute.AnswerSet;
import org.hone.execute.PlanExecutor;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary.Split;
import org.hone.task.Cancellation;

/**
 * Draws entities for an example's marks, such that the reference plan has an answer where it can.
 */
final class ExampleFiller {
    private static final Pattern MARK = Pattern.compile("@[a-z]+(?:_[a-z]+)*[1-9]");
    private static final int DRAWS = 12;

    private final EntityPool pool;
    private final PlanExecutor executor;
    private final PlanParser parser = new PlanParser();

    ExampleFiller(EntityPool pool, PlanExecutor executor) {
        this.pool = pool;
        this.executor = executor;
    }

    /** Empty when the graph has no entity of a kind that is needed. */
    Optional<FilledExample> fill(PromptExample example, Split split, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ example.id().hashCode());
        Plan plan = parser.parse(example.plan()).plan().orElseThrow();
        FilledExample filled = null;
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Map<EntityMark, Entity>> entities = draw(example, split, random);
            if (entities.isEmpty()) {
                return Optional.empty();
            }
            AnswerSet answer = answer(grounded(plan, entities.get()));
            filled = new FilledExample(example, entities.get(), answer);
            if (answer.whole() && answer.lists().stream().noneMatch(Set::isEmpty)) {
                return Optional.of(filled);
            }
        }
        return Optional.of(filled).filter(last -> last.reference().whole());
    }

    private Optional<Map<EntityMark, Entity>> draw(
            PromptExample example, Split split, SplittableRandom random) {
        Set<EntityMark> marks = new LinkedHashSet<>();
        List<String> texts =
                new ArrayList<>(
                        example.history().stream().map(PromptExample.Exchange::query).toList());
        texts.add(example.query());
        texts.forEach(
                text ->
                        MARK.matcher(text)
                                .results()
                                .forEach(
                                        found ->
                                                EntityMark.parse(found.group())
                                                        .ifPresent(marks::add)));
        Map<EntityMark, Entity> entities = new LinkedHashMap<>();
        for (EntityMark mark : marks) {
            List<Entity> choices = new ArrayList<>(pool.of(mark, split));
            choices.removeAll(entities.values());
            if (choices.isEmpty()) {
                return Optional.empty();
            }
            entities.put(mark, choices.get(random.nextInt(choices.size())));
        }
        return Optional.of(entities);
    }

    static Plan grounded(Plan plan, Map<EntityMark, Entity> entities) {
        return plan.withValues(
                value ->
                        value instanceof Value.Mark mark && entities.containsKey(mark.mark())
                                ? new Value.Text(entities.get(mark.mark()).id())
                                : value);
    }

    AnswerSet answer(Plan grounded) {
        return AnswerSet.of(grounded, executor.run(grounded, step -> {}, Cancellation.none()));
    }
}
