package org.hone.rlhf.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hone.rlhf.JudgedPairs;
import org.hone.rlhf.Judgement;

/**
 * The loss of a batch of judgements over an ensemble: each example's own loss, weighted by its
 * weight and, per member, by a draw from an exponential distribution (the Bayesian bootstrap, Rubin
 * 1981), so that members differ where the data leaves them free.
 */
final class RewardObjective {
    private final RewardOptions options;

    RewardObjective(RewardOptions options) {
        this.options = options;
    }

    /**
     * The sum over examples and members.
     *
     * @param rewards [N, E], the candidates of all examples one after another
     * @param bootstrap whether members weigh examples differently; not while evaluating
     */
    NDArray of(NDArray rewards, List<EncodedExample> batch, boolean bootstrap) {
        List<JudgedPairs.Pair> ordered = new ArrayList<>();
        List<JudgedPairs.Pair> tied = new ArrayList<>();
        List<Integer> orderedFrom = new ArrayList<>();
        List<Integer> tiedFrom = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        NDManager step = rewards.getManager();
        NDArray weights = weights(batch, (int) rewards.getShape().get(1), bootstrap, step);
        NDArray total = rewards.sum().mul(0f);
        int offset = 0;
        for (int i = 0; i < batch.size(); i++) {
            EncodedExample example = batch.get(i);
            if (example.judgement() instanceof Judgement.Label) {
                labels.add(i);
            } else if (example.judgement() instanceof Judgement.Ranking ranking
                    && options.plackettLuce()) {
                total = total.add(ranking(rewards, ranking, offset, weights, i));
            } else {
                JudgedPairs pairs =
                        JudgedPairs.of(example.judgement(), example.candidates().size());
                add(pairs.ordered(), offset, i, ordered, orderedFrom);
                add(pairs.tied(), offset, i, tied, tiedFrom);
            }
            offset += example.candidates().size();
        }
        if (!ordered.isEmpty()) {
            NDArray loss = PairwiseLoss.of(rewards, ordered);
            total = total.add(loss.mul(rows(weights, orderedFrom, step)).sum());
            total = total.add(centring(rewards, ordered));
        }
        if (!tied.isEmpty()) {
            NDArray loss = DavidsonLoss.ties(rewards, tied, options.tieNu());
            total = total.add(loss.mul(rows(weights, tiedFrom, step)).sum());
        }
        if (!labels.isEmpty()) {
            total = total.add(labels(rewards, batch, labels, weights));
        }
        return total;
    }

    private NDArray centring(NDArray rewards, List<JudgedPairs.Pair> pairs) {
        NDManager step = rewards.getManager();
        long[] better = pairs.stream().mapToLong(JudgedPairs.Pair::first).toArray();
        long[] worse = pairs.stream().mapToLong(JudgedPairs.Pair::second).toArray();
        double sum = pairs.stream().mapToDouble(JudgedPairs.Pair::weight).sum();
        return RewardCentring.of(
                        RewardFeatures.rows(rewards, better, step),
                        RewardFeatures.rows(rewards, worse, step))
                .sum()
                .mul((float) (options.centring() * sum));
    }

    private static NDArray ranking(
            NDArray rewards, Judgement.Ranking ranking, int offset, NDArray weights, int example) {
        List<List<Integer>> tiers =
                ranking.tiers().stream()
                        .map(tier -> tier.stream().map(candidate -> candidate + offset).toList())
                        .toList();
        return PlackettLuceLoss.of(rewards, tiers).mul(weights.get(example)).sum();
    }

    private static NDArray labels(
            NDArray rewards, List<EncodedExample> batch, List<Integer> labels, NDArray weights) {
        long[] rows = new long[labels.size()];
        boolean[] good = new boolean[labels.size()];
        int offset = 0;
        int n = 0;
        for (EncodedExample example : batch) {
            if (example.judgement() instanceof Judgement.Label label) {
                rows[n] = offset + label.candidate();
                good[n++] = label.good();
            }
            offset += example.candidates().size();
        }
        return PointwiseLoss.of(rewards, rows, good)
                .mul(rows(weights, labels, rewards.getManager()))
                .sum();
    }

    private static void add(
            List<JudgedPairs.Pair> pairs,
            int offset,
            int example,
            List<JudgedPairs.Pair> all,
            List<Integer> from) {
        for (JudgedPairs.Pair pair : pairs) {
            all.add(
                    new JudgedPairs.Pair(
                            pair.first() + offset, pair.second() + offset, pair.weight()));
            from.add(example);
        }
    }

    private static NDArray rows(NDArray weights, List<Integer> from, NDManager step) {
        return RewardFeatures.rows(
                weights, from.stream().mapToLong(Integer::longValue).toArray(), step);
    }

    /** [examples, E]. The same example has the same weights in every batch of a run. */
    private NDArray weights(
            List<EncodedExample> batch, int members, boolean bootstrap, NDManager step) {
        float[] weights = new float[batch.size() * members];
        for (int i = 0; i < batch.size(); i++) {
            SplittableRandom random =
                    new SplittableRandom(options.seed() ^ batch.get(i).id().hashCode());
            for (int member = 0; member < members; member++) {
                double draw = -Math.log(1 - random.nextDouble());
                weights[i * members + member] =
                        (float) (batch.get(i).weight() * (bootstrap ? draw : 1));
            }
        }
        return step.create(weights, new Shape(batch.size(), members));
    }
}
