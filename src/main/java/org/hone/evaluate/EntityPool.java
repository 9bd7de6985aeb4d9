package org.hone.evaluate;

import java.util.List;
import java.util.Map;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.prompts.PromptLibrary.Split;

/**
 * The entities that fill in for marks, parted among the splits by a hash of their identifiers: a
 * fifth for test, a fifth for dev, the rest for train.
 *
 * @param bySlug entities by the slug of their kind
 */
public record EntityPool(Map<String, List<Entity>> bySlug) {
    private static final int PARTS = 5;

    public EntityPool {
        bySlug = Map.copyOf(bySlug);
    }

    /** Entities of a mark's kind that belong to a split. */
    public List<Entity> of(EntityMark mark, Split split) {
        return bySlug.getOrDefault(mark.slug(), List.of()).stream()
                .filter(entity -> split(entity) == split)
                .toList();
    }

    private static Split split(Entity entity) {
        return switch (Math.floorMod(entity.id().hashCode() * 0x9E3779B9, PARTS)) {
            case 0 -> Split.TEST;
            case 1 -> Split.DEV;
            default -> Split.TRAIN;
        };
    }
}
