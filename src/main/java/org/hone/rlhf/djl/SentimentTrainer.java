package org.hone.rlhf.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hone.domain.InvalidInputException;
import org.hone.llama.AdamW;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.BpeTrainer;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.llama.Weights;
import org.hone.prompts.SentimentLibrary;
import org.hone.prompts.SentimentUtterance;
import org.hone.task.Cancellation;

/**
 * Trains the sentiment classifier from scratch: cross-entropy with label smoothing (Szegedy et al.
 * 2016) on varied utterances, one member after the other, then one temperature (Guo et al. 2017) on
 * the tenth of the utterances that no member learnt from. The held-out file is not read.
 */
public final class SentimentTrainer {
    private static final int CLASSES = 3;
    private static final double MAX_GRAD_NORM = 1.0;
    private static final float WEIGHT_DECAY = 0.05f;
    private static final float DROPOUT = 0.2f;
    private static final float SMOOTHING = 0.1f;
    private static final int DEV_EVERY = 10;
    private static final int MAX_WORDS = 64;
    private static final int EVALUATED = 64;
    private static final double COLDEST = 0.1;
    private static final double HOTTEST = 5;

    private final SentimentOptions options;

    /**
     * How a run stands after an epoch: the member from 1, epochs made, loss, share right of dev.
     */
    public record Event(int member, int epoch, double loss, double devAccuracy) {}

    /** A trainer with these options. */
    public SentimentTrainer(SentimentOptions options) {
        this.options = options;
    }

    /** An utterance as the network takes it. */
    private record Example(List<String> words, int label) {}

    /**
     * Trains and writes the checkpoint.
     *
     * @param listener hears of each epoch; on the calling thread
     * @return the card
     * @throws InvalidInputException if the utterances are missing or damaged, or too few
     * @throws java.util.concurrent.CancellationException when cancelled; nothing is written
     */
    public ModelCard train(Consumer<Event> listener, Cancellation cancellation) throws IOException {
        long began = System.nanoTime();
        SentimentLibrary library = new SentimentLibrary(options.data());
        List<Example> train = new ArrayList<>();
        List<Example> dev = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        part(library.train(), train, dev, texts);
        BpeTokenizer tokenizer =
                new BpeTrainer()
                        .train(texts, options.vocabulary(), List.of(WordFeatures.BEGIN), List.of());
        SentimentConfig config = config(tokenizer);
        UtteranceAugmenter augmenter = new UtteranceAugmenter(library.synonyms());
        WordFeatures features = new WordFeatures(tokenizer, config);
        try (NDManager manager = Tensors.newManager()) {
            List<SentimentEncoder> members = new ArrayList<>();
            int steps = 0;
            for (int i = 0; i < options.members(); i++) {
                long seed = options.seed() * 1000 + i;
                Weights weights =
                        Weights.initialise(SentimentEncoder.shapes(config), manager, seed);
                SentimentEncoder member = new SentimentEncoder(config, weights);
                steps +=
                        new Run(member, features, augmenter, train, dev, seed)
                                .train(i + 1, listener, cancellation);
                members.add(member);
            }
            List<double[]> logits = logits(members, features, dev, manager);
            double temperature = temperature(logits, dev);
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("dev_accuracy", accuracy(logits, dev));
            metrics.put("dev_loss", loss(logits, dev, temperature));
            metrics.put("temperature", temperature);
            ModelCard card =
                    new ModelCard(
                            options.name(),
                            options.command(),
                            options.seed(),
                            library.hash(),
                            members.stream().mapToLong(m -> m.weights().count()).sum(),
                            steps,
                            Math.round((System.nanoTime() - began) / 6e9) / 10.0,
                            metrics,
                            false,
                            "");
            return new SentimentCheckpoint(options.out())
                    .write(card, config.withTemperature(temperature), tokenizer, members);
        }
    }

    /** Every tenth utterance of a fixed order is kept for development. */
    private void part(
            List<SentimentUtterance> utterances,
            List<Example> train,
            List<Example> dev,
            List<String> texts) {
        List<SentimentUtterance> shuffled = new ArrayList<>(utterances);
        Collections.shuffle(shuffled, new Random(0));
        for (int i = 0; i < shuffled.size(); i++) {
            SentimentUtterance utterance = shuffled.get(i);
            List<String> words = WordFeatures.words(utterance.text());
            Example example = new Example(words, utterance.sentiment().ordinal());
            (i % DEV_EVERY == 0 ? dev : train).add(example);
            texts.add(" " + String.join(" ", words));
        }
        if (train.size() < options.batch()) {
            throw new InvalidInputException(
                    "%d utterances are too few to learn from; a batch takes %d."
                            .formatted(utterances.size(), options.batch()));
        }
    }

    private SentimentConfig config(BpeTokenizer tokenizer) {
        return new SentimentConfig(
                tokenizer.size(),
                options.buckets(),
                options.hidden(),
                options.layers(),
                options.heads(),
                2 * options.hidden(),
                MAX_WORDS,
                options.members(),
                1);
    }

    /** The training of one member. */
    private final class Run {
        private final SentimentEncoder member;
        private final WordFeatures features;
        private final UtteranceAugmenter augmenter;
        private final List<Example> train;
        private final List<Example> dev;
        private final long seed;

        Run(
                SentimentEncoder member,
                WordFeatures features,
                UtteranceAugmenter augmenter,
                List<Example> train,
                List<Example> dev,
                long seed) {
            this.member = member;
            this.features = features;
            this.augmenter = augmenter;
            this.train = new ArrayList<>(train);
            this.dev = dev;
            this.seed = seed;
        }

        int train(int number, Consumer<Event> listener, Cancellation cancellation) {
            SplittableRandom random = new SplittableRandom(seed);
            Engine.getEngine("PyTorch").setRandomSeed((int) seed);
            int perEpoch = train.size() / options.batch();
            int all = perEpoch * options.epochs();
            NDManager manager = member.weights().manager();
            Tensors.recordGradients(true);
            try (AdamW optimizer = new AdamW(member.weights(), WEIGHT_DECAY)) {
                for (int epoch = 0; epoch < options.epochs(); epoch++) {
                    Collections.shuffle(train, new Random(random.nextLong()));
                    double sum = 0;
                    for (int i = 0; i < perEpoch; i++) {
                        cancellation.check();
                        List<Example> batch =
                                train.subList(i * options.batch(), (i + 1) * options.batch());
                        sum += update(batch, optimizer, all, random);
                    }
                    Tensors.recordGradients(false);
                    List<double[]> logits = logits(List.of(member), features, dev, manager);
                    Tensors.recordGradients(true);
                    listener.accept(
                            new Event(number, epoch + 1, sum / perEpoch, accuracy(logits, dev)));
                }
            } finally {
                Tensors.recordGradients(false);
            }
            return all;
        }

        private double update(
                List<Example> batch, AdamW optimizer, int all, SplittableRandom random) {
            List<List<int[]>> messages = new ArrayList<>();
            for (Example example : batch) {
                messages.add(features.rows(augmenter.vary(example.words(), random)));
            }
            double loss;
            try (NDManager step = member.weights().manager().newSubManager()) {
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray logProbs = member.logits(messages, DROPOUT, step).logSoftmax(-1);
                    NDArray value = logProbs.mul(targets(batch, step)).sum().div(-batch.size());
                    collector.backward(value);
                    loss = value.getFloat();
                }
                optimizer.step((float) rate(optimizer.steps(), all), MAX_GRAD_NORM);
            }
            return loss;
        }

        private double rate(int step, int all) {
            int warmup = all / 10 + 1;
            double progress = Math.max(0, step - warmup) / (double) Math.max(1, all - warmup);
            double fall = 0.5 * (1 + Math.cos(Math.PI * progress));
            return options.learningRate() * Math.min(1, (step + 1.0) / warmup) * fall;
        }
    }

    /** [B, 3]: most of the weight on the label, the rest on all alike. */
    private static NDArray targets(List<Example> batch, NDManager step) {
        float[] targets = new float[batch.size() * CLASSES];
        for (int b = 0; b < batch.size(); b++) {
            for (int c = 0; c < CLASSES; c++) {
                boolean label = batch.get(b).label() == c;
                targets[b * CLASSES + c] = SMOOTHING / CLASSES + (label ? 1 - SMOOTHING : 0);
            }
        }
        return step.create(targets, new Shape(batch.size(), CLASSES));
    }

    private static List<double[]> logits(
            List<SentimentEncoder> members,
            WordFeatures features,
            List<Example> examples,
            NDManager manager) {
        List<double[]> logits = new ArrayList<>();
        for (int i = 0; i < examples.size(); i += EVALUATED) {
            List<List<int[]>> messages =
                    examples.subList(i, Math.min(examples.size(), i + EVALUATED)).stream()
                            .map(example -> features.rows(example.words()))
                            .toList();
            logits.addAll(TransformerSentimentModel.logits(members, messages, manager));
        }
        return logits;
    }

    private static double accuracy(List<double[]> logits, List<Example> examples) {
        int right = 0;
        for (int i = 0; i < examples.size(); i++) {
            double[] l = logits.get(i);
            int best = l[0] > l[1] && l[0] > l[2] ? 0 : l[2] > l[1] ? 2 : 1;
            right += best == examples.get(i).label() ? 1 : 0;
        }
        return right / (double) Math.max(1, examples.size());
    }

    /** Mean negative log-probability of the labels, in nats. */
    private static double loss(List<double[]> logits, List<Example> examples, double temperature) {
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            double[] p = TransformerSentimentModel.probabilities(logits.get(i), temperature);
            sum -= Math.log(Math.max(1e-12, p[examples.get(i).label()]));
        }
        return sum / Math.max(1, examples.size());
    }

    /** The temperature of least loss, by ternary search; the loss has one valley. */
    private static double temperature(List<double[]> logits, List<Example> examples) {
        double low = COLDEST;
        double high = HOTTEST;
        while (high - low > 1e-4) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (loss(logits, examples, a) < loss(logits, examples, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }
}
