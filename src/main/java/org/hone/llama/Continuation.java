package org.hone.llama;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** One text that is being written: what was drawn, where it stands, what was heard. */
final class Continuation {
    private final BpeTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final Sampler sampler;
    private final TextStream stream;
    private final TokenSet seen = new TokenSet();
    private final List<Integer> tokens;
    private final List<Sampler.Choice> choices = new ArrayList<>();
    private final double before;
    private final int room;
    private Vocabulary.Place place;
    private double logProb;
    private boolean finished;
    private boolean stuck;

    /**
     * @param prefix what was drawn before
     * @param room the most tokens, the prefix included
     */
    Continuation(
            BpeTokenizer tokenizer,
            Vocabulary vocabulary,
            Vocabulary.Place start,
            List<Integer> prompt,
            Generator.Prefix prefix,
            SamplingOptions options,
            int room,
            Consumer<String> pieces) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.sampler = new Sampler(options);
        this.stream = new TextStream(options.stops(), pieces);
        this.room = room;
        this.place = start;
        this.tokens = new ArrayList<>(prefix.tokens().size());
        this.before = prefix.logProb();
        this.logProb = prefix.logProb();
        if (options.repetitionPenalty() != 1) {
            prompt.forEach(seen::add);
        }
        prefix.tokens().forEach(this::take);
    }

    /** Whether nothing is to be drawn any more. */
    boolean done() {
        return finished || stuck || tokens.size() >= room;
    }

    /** The last token. */
    int last() {
        return tokens.get(tokens.size() - 1);
    }

    /** Draws the next token from the scores after the last. */
    void draw(float[] logits) {
        int[] allowed = place.allowed();
        if (allowed.length == 0) {
            stuck = true;
            return;
        }
        Sampler.Choice choice = sampler.draw(logits, allowed, seen);
        choices.add(choice);
        logProb += choice.drawn().logProb();
        take(choice.drawn().token());
    }

    private void take(int token) {
        tokens.add(token);
        seen.add(token);
        if (vocabulary.ends(token)) {
            finished = true;
        } else {
            place = place.after(token);
            stream.push(tokenizer.bytes(token));
            finished = stream.stopped();
        }
    }

    /** What came out; the listener hears what was held back. */
    Generator.Generation result() {
        stream.finish();
        List<Integer> all = List.copyOf(tokens);
        return new Generator.Generation(
                stream.stopped() ? stream.text() : tokenizer.decode(all),
                new Generator.Prefix(all, logProb),
                finished,
                branches(all));
    }

    private List<Generator.Prefix> branches(List<Integer> all) {
        List<Generator.Prefix> branches = new ArrayList<>();
        double reached = before;
        int from = all.size() - choices.size();
        for (int i = 0; i < choices.size(); i++) {
            Sampler.Choice choice = choices.get(i);
            if (choice.other().token() >= 0) {
                List<Integer> branch = new ArrayList<>(all.subList(0, from + i));
                branch.add(choice.other().token());
                branches.add(
                        new Generator.Prefix(
                                Collections.unmodifiableList(branch),
                                reached + choice.other().logProb()));
            }
            reached += choice.drawn().logProb();
        }
        return branches;
    }
}
