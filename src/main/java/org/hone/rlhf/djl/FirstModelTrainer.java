package org.hone.rlhf.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hone.domain.InvalidInputException;
import org.hone.llama.AdamW;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.BpeTrainer;
import org.hone.llama.Checkpoint;
import org.hone.llama.CompletionLoss;
import org.hone.llama.LlamaConfig;
import org.hone.llama.LlamaForCausalLM;
import org.hone.llama.ModelCard;
import org.hone.llama.Tensors;
import org.hone.llama.TokenSequence;
import org.hone.llama.Weights;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.task.Cancellation;

/**
 * Trains the first model by next-token prediction [patent 32] on canonical phrasings, from scratch,
 * then freezes it. A run that was stopped goes on from its last resumable checkpoint to the same
 * numbers as one that was not.
 */
public final class FirstModelTrainer {
    private static final double MAX_GRAD_NORM = 1.0;
    private static final float WEIGHT_DECAY = 0.05f;
    private static final int EVALUATE_EVERY = 200;
    private static final int EVALUATED = 128;
    private static final int MAX_POSITIONS = 512;
    private static final double SMOOTHING = 0.02;

    private final TrainingOptions options;
    private final List<String> markSlugs;

    /**
     * @param markSlugs kinds of entities that get mark tokens, in slug form
     */
    public FirstModelTrainer(TrainingOptions options, List<String> markSlugs) {
        this.options = options;
        this.markSlugs = List.copyOf(markSlugs);
    }

    /**
     * Trains and writes the frozen checkpoint.
     *
     * @param listener hears of each update; on the calling thread
     * @return the card
     * @throws InvalidInputException if a frozen model stands in the folder or the data is damaged
     * @throws java.util.concurrent.CancellationException when cancelled; a resumable checkpoint
     *     stays
     */
    public ModelCard train(Consumer<TrainingEvent> listener, Cancellation cancellation)
            throws IOException {
        Checkpoint checkpoint = new Checkpoint(options.out());
        if (checkpoint.exists() && checkpoint.card().frozen()) {
            throw new InvalidInputException(
                    "The model in %s is frozen. Train into another folder with --out."
                            .formatted(options.out()));
        }
        PromptLibrary library = new PromptLibrary(options.prompts());
        List<PromptExample> train = canonical(library.read(PromptLibrary.Split.TRAIN));
        List<PromptExample> dev = canonical(library.read(PromptLibrary.Split.DEV));
        BpeTokenizer tokenizer =
                new BpeTrainer()
                        .train(
                                PlannerExamples.texts(train),
                                options.vocabulary(),
                                PlannerVocabulary.CONTROL,
                                PlannerVocabulary.marks(markSlugs));
        try (NDManager manager = Tensors.newManager()) {
            LlamaConfig config = config(tokenizer);
            Weights weights = Weights.initialise(Weights.shapes(config), manager, options.seed());
            LlamaForCausalLM model = new LlamaForCausalLM(config, weights);
            Run run = new Run(model, tokenizer, train, dev, listener, cancellation);
            return run.train(checkpoint, library.hash(PromptLibrary.Split.TRAIN));
        }
    }

    private static List<PromptExample> canonical(List<PromptExample> examples) {
        return examples.stream()
                .filter(e -> e.group().equals(PromptExample.CANONICAL) || !e.history().isEmpty())
                .toList();
    }

    private LlamaConfig config(BpeTokenizer tokenizer) {
        int intermediate = (options.hidden() * 8 / 3 + 31) / 32 * 32;
        return new LlamaConfig(
                tokenizer.size(),
                options.hidden(),
                intermediate,
                options.layers(),
                options.heads(),
                options.heads(),
                MAX_POSITIONS,
                10_000,
                1e-5,
                true);
    }

    /** One run: a model, its optimiser and the order of its data. */
    private final class Run {
        private final LlamaForCausalLM model;
        private final BpeTokenizer tokenizer;
        private final List<PromptExample> train;
        private final List<TokenSequence> dev;
        private final PlannerExamples examples;
        private final Consumer<TrainingEvent> listener;
        private final Cancellation cancellation;
        private double smoothed = Double.NaN;

        Run(
                LlamaForCausalLM model,
                BpeTokenizer tokenizer,
                List<PromptExample> train,
                List<PromptExample> dev,
                Consumer<TrainingEvent> listener,
                Cancellation cancellation) {
            this.model = model;
            this.tokenizer = tokenizer;
            this.train = train;
            this.examples = new PlannerExamples(new PlannerText(tokenizer));
            this.dev = dev.stream().limit(EVALUATED).map(examples::sequence).toList();
            this.listener = listener;
            this.cancellation = cancellation;
        }

        ModelCard train(Checkpoint checkpoint, String dataHash) throws IOException {
            ResumableState resumable = new ResumableState(options.out());
            Tensors.recordGradients(true);
            double minutesBefore;
            double devLoss = Double.NaN;
            long began = System.nanoTime();
            int step;
            try (AdamW optimizer = new AdamW(model.weights(), WEIGHT_DECAY)) {
                minutesBefore = resumable.restore(model.weights(), optimizer);
                step = optimizer.steps();
                while (step < options.steps()
                        && minutes(began) + minutesBefore < options.minutes()) {
                    if (cancellation.isRequested()) {
                        resumable.save(model.weights(), optimizer, minutes(began) + minutesBefore);
                        cancellation.check();
                    }
                    TrainingEvent event = update(optimizer, step);
                    step++;
                    if (step % EVALUATE_EVERY == 0) {
                        devLoss = evaluate();
                        event =
                                new TrainingEvent(
                                        event.step(),
                                        event.loss(),
                                        devLoss,
                                        event.gradNorm(),
                                        event.learningRate(),
                                        event.tokensPerSecond());
                    }
                    listener.accept(event);
                    if (step % options.checkpointEvery() == 0) {
                        resumable.save(model.weights(), optimizer, minutes(began) + minutesBefore);
                    }
                }
                devLoss = evaluate();
            } finally {
                Tensors.recordGradients(false);
            }
            double minutes = Math.round((minutes(began) + minutesBefore) * 10) / 10.0;
            ModelCard card =
                    new ModelCard(
                            options.name(),
                            options.command(),
                            options.seed(),
                            dataHash,
                            model.weights().count(),
                            step,
                            minutes,
                            Map.of("train_loss", smoothed, "dev_loss", devLoss),
                            true,
                            "");
            ModelCard written = checkpoint.write(card, model, tokenizer);
            resumable.delete();
            return written;
        }

        private TrainingEvent update(AdamW optimizer, int step) {
            long began = System.nanoTime();
            List<TokenSequence> batch = batch(step);
            double loss;
            double learningRate = learningRate(step);
            double norm;
            try (NDManager scope = model.weights().manager().newSubManager()) {
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray value = CompletionLoss.of(model, batch, scope);
                    collector.backward(value);
                    loss = value.getFloat();
                }
                norm = optimizer.step((float) learningRate, MAX_GRAD_NORM);
            }
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException(
                        "The loss is not a number after %d updates; lower the learning rate."
                                .formatted(step));
            }
            smoothed = Double.isNaN(smoothed) ? loss : smoothed + SMOOTHING * (loss - smoothed);
            long tokens = batch.stream().mapToInt(TokenSequence::length).sum();
            return new TrainingEvent(
                    step + 1,
                    smoothed,
                    Double.NaN,
                    norm,
                    learningRate,
                    tokens * 1e9 / (System.nanoTime() - began));
        }

        /** The batch of an update, the same whenever it is asked for: sequences of like length. */
        private List<TokenSequence> batch(int step) {
            SplittableRandom random = new SplittableRandom(options.seed() * 1_000_003 + step);
            List<TokenSequence> pool = new ArrayList<>();
            for (int i = 0; i < options.batch() * 4; i++) {
                PromptExample example = train.get(random.nextInt(train.size()));
                pool.add(examples.sequence(examples.withOtherNumber(example, random)));
            }
            pool.sort(Comparator.comparingInt(TokenSequence::length));
            int from = random.nextInt(4) * options.batch();
            return pool.subList(from, from + options.batch());
        }

        private double learningRate(int step) {
            if (step < options.warmup()) {
                return options.learningRate() * (step + 1) / options.warmup();
            }
            double progress =
                    Math.min(
                            1,
                            (step - options.warmup())
                                    / (double) Math.max(1, options.steps() - options.warmup()));
            return options.learningRate() * (0.1 + 0.45 * (1 + Math.cos(Math.PI * progress)));
        }

        /** Mean loss per token over the dev sequences. */
        private double evaluate() {
            Tensors.recordGradients(false);
            double sum = 0;
            int count = 0;
            for (int i = 0; i < dev.size(); i += options.batch()) {
                List<TokenSequence> batch =
                        dev.subList(i, Math.min(dev.size(), i + options.batch()));
                try (NDManager scope = model.weights().manager().newSubManager()) {
                    NDArray logProbs = CompletionLoss.logProbs(model, batch, scope);
                    sum -= logProbs.sum().getFloat();
                    count += (int) logProbs.size();
                }
            }
            Tensors.recordGradients(true);
            return sum / Math.max(1, count);
        }
    }

    private static double minutes(long since) {
        return (System.nanoTime() - since) / 60e9;
    }
}
