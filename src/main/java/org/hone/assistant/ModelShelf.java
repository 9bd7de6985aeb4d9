package org.hone.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hone.domain.ModelRole;

/**
 * The models that the user added.
 *
 * @param models the latest first
 * @param inUse ids by what they are used as; a role that is missing has what ships with Hone, or an
 *     endpoint
 * @param troubles sentences about models whose card cannot be read
 */
public record ModelShelf(
        List<AddedModel> models, Map<ModelRole, String> inUse, List<String> troubles) {
    /** No model. */
    public static final ModelShelf EMPTY = new ModelShelf(List.of(), Map.of(), List.of());

    public ModelShelf {
        models = List.copyOf(models);
        inUse = Map.copyOf(inUse);
        troubles = List.copyOf(troubles);
    }

    /** The model of this id. */
    public Optional<AddedModel> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** What a model is used as, in the order of the roles. */
    public List<ModelRole> uses(String id) {
        return inUse.entrySet().stream()
                .filter(use -> use.getValue().equals(id))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
