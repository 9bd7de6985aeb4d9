package org.hone.domain;

import java.util.List;

/** What an {@link EntityLinker} found in a query, in the order of the text. */
public record Linking(List<LinkedEntity> entities, List<UnknownMention> unknown) {
    public Linking {
        entities = List.copyOf(entities);
        unknown = List.copyOf(unknown);
    }
}
