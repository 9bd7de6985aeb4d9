package org.hone.llama;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hone.task.Cancellation;

/** Beam search (Graves 2012; Sutskever et al. 2014) along an automaton. */
final class BeamSearch {
    private final Decoding decoding;
    private final BpeTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final int width;
    private final double lengthPenalty;
    private final float[] logits;

    /**
     * @param decoding has read the prompt, in one row
     */
    BeamSearch(
            Decoding decoding,
            BpeTokenizer tokenizer,
            Vocabulary vocabulary,
            int width,
            double lengthPenalty) {
        if (width < 1) {
            throw new IllegalArgumentException("A beam search needs at least one beam");
        }
        this.decoding = decoding;
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.width = width;
        this.lengthPenalty = lengthPenalty;
        this.logits = new float[decoding.vocabularySize()];
    }

    /** A text: the row that it continues, its tokens and where it stands. */
    private record Beam(int row, List<Integer> tokens, double logProb, Vocabulary.Place place) {
        Beam with(int fromRow, int token, double by, Vocabulary.Place after) {
            List<Integer> longer = new ArrayList<>(tokens);
            longer.add(token);
            return new Beam(fromRow, List.copyOf(longer), logProb + by, after);
        }
    }

    private record Step(int beam, int token, double by, double logProb) {}

    private double score(Beam beam) {
        return beam.logProb() / Math.pow(Math.max(1, beam.tokens().size()), lengthPenalty);
    }

    /**
     * @param room the most tokens
     */
    List<Generator.Generation> run(Vocabulary.Place start, int room, Cancellation cancellation) {
        List<Beam> live = List.of(new Beam(0, List.of(), 0, start));
        List<Beam> ended = new ArrayList<>();
        for (int length = 1; length <= room && !live.isEmpty() && !settled(live, ended); length++) {
            List<Beam> next = new ArrayList<>();
            for (Step step : steps(live)) {
                if (next.size() == width) {
                    break;
                }
                Beam from = live.get(step.beam());
                if (vocabulary.ends(step.token())) {
                    ended.add(from.with(step.beam(), step.token(), step.by(), from.place()));
                } else {
                    next.add(
                            from.with(
                                    step.beam(),
                                    step.token(),
                                    step.by(),
                                    from.place().after(step.token())));
                }
            }
            live = next;
            if (!live.isEmpty() && length < room) {
                decoding.select(live.stream().mapToInt(Beam::row).toArray());
                decoding.append(
                        live.stream()
                                .mapToInt(beam -> beam.tokens().get(beam.tokens().size() - 1))
                                .toArray(),
                        cancellation);
            }
        }
        return best(live, ended);
    }

    /** The best continuations of the beams by one token, best first. */
    private List<Step> steps(List<Beam> live) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            Beam beam = live.get(i);
            int[] allowed = beam.place().allowed();
            if (allowed.length > 0) {
                decoding.logits(i, logits);
                double logSum = Sampler.logSumExp(logits, allowed);
                for (int token : Sampler.best(logits, allowed, width + 1)) {
                    double by = logits[token] - logSum;
                    steps.add(new Step(i, token, by, beam.logProb() + by));
                }
            }
        }
        steps.sort(Comparator.comparingDouble(step -> -step.logProb()));
        return steps;
    }

    /** Whether no live beam can overtake the finished ones by going on. */
    private boolean settled(List<Beam> live, List<Beam> ended) {
        if (ended.size() < width) {
            return false;
        }
        double worst =
                ended.stream()
                        .mapToDouble(this::score)
                        .boxed()
                        .sorted(Comparator.reverseOrder())
                        .skip(width - 1L)
                        .findFirst()
                        .orElseThrow();
        return live.stream().mapToDouble(this::score).max().orElse(worst) <= worst;
    }

    private List<Generator.Generation> best(List<Beam> live, List<Beam> ended) {
        List<Generator.Generation> found = new ArrayList<>();
        Comparator<Beam> order = Comparator.comparingDouble(beam -> -score(beam));
        ended.stream().sorted(order).forEach(beam -> found.add(generation(beam, true)));
        live.stream().sorted(order).forEach(beam -> found.add(generation(beam, false)));
        return found.subList(0, Math.min(width, found.size()));
    }

    private Generator.Generation generation(Beam beam, boolean finished) {
        return new Generator.Generation(
                tokenizer.decode(beam.tokens()),
                new Generator.Prefix(beam.tokens(), beam.logProb()),
                finished,
                List.of());
    }
}
