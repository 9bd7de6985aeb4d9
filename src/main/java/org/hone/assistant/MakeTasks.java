package org.hone.assistant;

import java.util.List;

/**
 * An order for tasks.
 *
 * @param queries as typed, one task each; a query that has a task already gets no second one
 * @param fromLibrary how many more questions to take from the prompt library's train split
 * @param gold how many checks with known answers to make from that split
 * @param candidates the most plans per task, 2 to 6
 * @param overlap how many annotators are to judge each task, 1 to 10
 * @param seed of the choice of questions and of the order of plans
 */
public record MakeTasks(
        List<String> queries, int fromLibrary, int gold, int candidates, int overlap, long seed) {
    public MakeTasks {
        queries = List.copyOf(queries);
    }
}
