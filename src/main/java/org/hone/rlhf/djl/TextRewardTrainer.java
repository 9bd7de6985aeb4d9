package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hone.rlhf.Judgement;
import org.hone.task.Cancellation;

/**
 * Trains a reward model on preferences between texts and compares it with the baseline that only
 * looks at length: the longer or the shorter wins, whichever did in training.
 */
public final class TextRewardTrainer {
    private final RewardOptions options;

    /** A trainer with these settings. */
    public TextRewardTrainer(RewardOptions options) {
        this.options = options;
    }

    /**
     * Trains; {@code length_accuracy} in the metrics is the baseline on the same held-out part.
     *
     * @param network is changed
     */
    public Map<String, Double> train(
            RewardNetwork network,
            List<TextPreference> preferences,
            Consumer<RewardEvent> listener,
            Cancellation cancellation) {
        RewardTrainer trainer = new RewardTrainer(options);
        List<EncodedExample> examples = new ArrayList<>();
        List<TextPreference> train = new ArrayList<>();
        List<TextPreference> held = new ArrayList<>();
        for (int i = 0; i < preferences.size(); i++) {
            TextPreference one = preferences.get(i);
            examples.add(
                    new EncodedExample(
                            "text-" + i,
                            one.prompt(),
                            List.of(
                                    network.text().of(one.prompt(), one.chosen()),
                                    network.text().of(one.prompt(), one.rejected())),
                            new Judgement.Pick(0),
                            1));
            (trainer.isHeldOut(one.prompt()) ? held : train).add(one);
        }
        Map<String, Double> metrics =
                new LinkedHashMap<>(
                        trainer.trainEncoded(network, examples, listener, cancellation));
        double longer = longerWins(train) >= 0.5 ? longerWins(held) : 1 - longerWins(held);
        metrics.put("length_accuracy", longer);
        return metrics;
    }

    /** Share of preferences for the longer text; equal lengths count half. */
    static double longerWins(List<TextPreference> preferences) {
        return preferences.stream()
                .mapToDouble(
                        one ->
                                (Integer.compare(one.chosen().length(), one.rejected().length())
                                                + 1)
                                        / 2.0)
                .average()
                .orElse(Double.NaN);
    }
}
