package org.hone.evaluate;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hone.rlhf.Judgement;
import org.hone.rlhf.RewardExample;

/**
 * An annotator of known reliability: picks a truly best candidate with that probability, else one
 * of the others at random.
 */
public final class SimulatedAnnotator {
    private final String name;
    private final double reliability;
    private final SplittableRandom random;

    /**
     * @param reliability in [0, 1]
     */
    public SimulatedAnnotator(String name, double reliability, long seed) {
        if (!(reliability >= 0 && reliability <= 1)) {
            throw new IllegalArgumentException("A reliability in [0, 1]");
        }
        this.name = name;
        this.reliability = reliability;
        this.random = new SplittableRandom(seed);
    }

    /** One K-way pick. */
    public RewardExample pick(CandidateSet set) {
        double most = set.truth().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        List<Integer> best =
                IntStream.range(0, set.plans().size())
                        .filter(i -> set.truth().get(i) >= most - 1e-9)
                        .boxed()
                        .toList();
        List<Integer> others =
                IntStream.range(0, set.plans().size())
                        .filter(i -> !best.contains(i))
                        .boxed()
                        .toList();
        boolean right = others.isEmpty() || random.nextDouble() < reliability;
        List<Integer> from = right ? best : others;
        return new RewardExample(
                name + ":" + set.id(),
                set.id(),
                set.state(),
                set.plans(),
                new Judgement.Pick(from.get(random.nextInt(from.size()))),
                1,
                "simulated",
                name);
    }
}
