package org.hone.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The state S of the environment [patent 46, 83]: the query in the context of its session.
 *
 * @param query as typed
 * @param entities everything linked in this session; marks are unique, and one with an empty span
 *     was mentioned by an earlier query only
 * @param history earlier accepted turns, oldest first
 * @param rejected plans for this query that the analyst did not want, oldest first, with marks
 * @param profile who asks
 */
public record State(
        Query query,
        List<LinkedEntity> entities,
        List<Turn> history,
        List<Plan> rejected,
        UserProfile profile) {
    public State {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(profile, "profile");
        entities = List.copyOf(entities);
        history = List.copyOf(history);
        rejected = List.copyOf(rejected);
    }

    /** The query as models see it: each mention replaced by its entity's mark. */
    public String markedQuery() {
        String text = query.text();
        List<LinkedEntity> lastFirst =
                entities.stream()
                        .filter(link -> link.end() > link.start() && link.end() <= text.length())
                        .sorted(Comparator.comparingInt(LinkedEntity::start).reversed())
                        .toList();
        StringBuilder marked = new StringBuilder(text);
        int free = text.length();
        for (LinkedEntity link : lastFirst) {
            if (link.end() <= free) {
                marked.replace(link.start(), link.end(), link.mark().toString());
                free = link.start();
            }
        }
        return marked.toString();
    }

    /** The state of a fresh session with nothing linked. */
    public static State of(Query query) {
        return new State(query, List.of(), List.of(), List.of(), UserProfile.ANONYMOUS);
    }
}
