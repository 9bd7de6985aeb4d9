package org.hone.execute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hone.domain.Plan;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;

/**
 * What a plan returns on a service, as sets: the identifiers of each returned list, or the value.
 * Two plans are equivalent when their answers are equal; order and names of steps do not matter.
 *
 * @param lists one set per returned step
 * @param whole whether every returned step succeeded
 */
public record AnswerSet(List<Set<String>> lists, boolean whole) {

    /** The answer of a plan that was run. */
    public static AnswerSet of(Plan plan, List<StepResult> results) {
        Map<String, StepResult> byName = new HashMap<>();
        results.forEach(result -> byName.put(result.step(), result));
        boolean whole =
                plan.returns().stream()
                        .allMatch(
                                name ->
                                        byName.containsKey(name)
                                                && byName.get(name).status()
                                                        == StepStatus.SUCCEEDED);
        List<Set<String>> lists =
                plan.returns().stream()
                        .map(byName::get)
                        .filter(java.util.Objects::nonNull)
                        .map(AnswerSet::values)
                        .sorted(
                                java.util.Comparator.comparing(
                                        set -> set.stream().sorted().toList().toString()))
                        .toList();
        return new AnswerSet(lists, whole);
    }

    private static Set<String> values(StepResult result) {
        return result.table().rows().stream()
                .map(row -> String.valueOf(row.getOrDefault("id", row.get("value"))))
                .collect(Collectors.toSet());
    }

    /** Whether both are whole and equal. */
    public boolean matches(AnswerSet other) {
        return whole && other.whole && lists.equals(other.lists);
    }

    /**
     * Harmonic mean of precision and recall over all identifiers, in [0, 1]; 1 for two empty
     * answers.
     */
    public double f1(AnswerSet reference) {
        Set<String> mine = lists.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> theirs =
                reference.lists.stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (mine.isEmpty() && theirs.isEmpty()) {
            return 1;
        }
        Set<String> common = new HashSet<>(mine);
        common.retainAll(theirs);
        return 2.0 * common.size() / (mine.size() + theirs.size());
    }
}
