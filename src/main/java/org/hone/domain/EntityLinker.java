package org.hone.domain;

import java.util.List;

/**
 * Finds the entities that a query mentions. Implementations are safe to call from several threads.
 */
public interface EntityLinker {

    /**
     * Links the mentions of a query. An entity of {@code known} keeps its mark; a new one gets the
     * next free number of its kind.
     *
     * @param query the text as typed
     * @param known entities that the session has linked before
     */
    Linking link(String query, List<LinkedEntity> known);

    /**
     * Entities whose name or synonym starts with or resembles a text, best first.
     *
     * @param limit 1 to 100
     */
    List<Entity> complete(String text, int limit);
}
