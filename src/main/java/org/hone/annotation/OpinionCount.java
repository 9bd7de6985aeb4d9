package org.hone.annotation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hone.assistant.Opinions;
import org.hone.domain.AnnotationTask;
import org.hone.domain.Preference;
import org.hone.rlhf.RewardModel;

/** Counts what others and the reward model think of a task. */
final class OpinionCount {
    private OpinionCount() {}

    static Opinions of(
            AnnotationTask task, Preference own, List<Preference> all, RewardModel reward) {
        List<Preference> others =
                all.stream().filter(one -> !one.annotator().equals(own.annotator())).toList();
        List<Double> scores = reward.score(task.state(), task.plans());
        List<Integer> best = own.ranking().best();
        int top = scores.indexOf(Collections.max(scores));
        return new Opinions(
                others.size(),
                (int) others.stream().filter(other -> agree(own, other)).count(),
                own.presentedOrder().stream().map(scores::get).toList(),
                reward.version().name(),
                reward.version().trained(),
                best.isEmpty() ? Optional.empty() : Optional.of(best.contains(top)),
                task.gold().map(best::contains));
    }

    private static boolean agree(Preference own, Preference other) {
        return own.noneAcceptable() && other.noneAcceptable()
                || own.ranking().best().stream().anyMatch(other.ranking().best()::contains);
    }
}
