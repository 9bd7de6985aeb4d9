package org.hone.rlhf.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.llama.BpeTokenizer;
import org.hone.llama.TokenSequence;

/**
 * What a reward model reads, version {@value #VERSION}; it is stored with the model, and a model of
 * another version is refused. A state and a plan are written as {@link PlannerText} version 1 does;
 * a text preference is the prompt's end, the plan mark, and the answer's begin.
 */
final class RewardText {
    /** Of the rendering. */
    static final int VERSION = 1;

    private static final int MAX_PROMPT_TOKENS = 160;
    private static final int MAX_ANSWER_TOKENS = 192;

    private final BpeTokenizer tokenizer;
    private final PlannerText text;
    private final int maxPositions;

    /**
     * @param maxPositions the most tokens that the trunk reads
     */
    RewardText(BpeTokenizer tokenizer, int maxPositions) {
        this.tokenizer = tokenizer;
        this.text = new PlannerText(tokenizer);
        this.maxPositions = maxPositions;
    }

    /** A state and a plan. Where both are too long, the prompt loses its begin, then the plan. */
    TokenSequence of(State state, Plan plan) {
        PlannerText.Prompt prompt = text.write(state, Optional.empty());
        return bounded(prompt.ids(), text.completion(prompt.marks(), plan));
    }

    /** The plan after an empty question: what it is worth whatever was asked. */
    TokenSequence unasked(TokenSequence asked) {
        List<Integer> prompt =
                List.of(
                        tokenizer.id(PlannerVocabulary.BEGIN),
                        tokenizer.id(PlannerVocabulary.QUERY),
                        tokenizer.id(PlannerVocabulary.PLAN));
        return new TokenSequence(prompt, asked.completion());
    }

    /** A prompt and an answer in plain text. */
    TokenSequence of(String prompt, String answer) {
        // No token has more than 64 characters, so that the rest cannot matter.
        List<Integer> asked =
                tokenizer.encode(
                        prompt.substring(Math.max(0, prompt.length() - 16 * MAX_PROMPT_TOKENS)));
        List<Integer> ids = new ArrayList<>();
        ids.add(tokenizer.id(PlannerVocabulary.BEGIN));
        ids.add(tokenizer.id(PlannerVocabulary.QUERY));
        ids.addAll(asked.subList(Math.max(0, asked.size() - MAX_PROMPT_TOKENS), asked.size()));
        ids.add(tokenizer.id(PlannerVocabulary.PLAN));
        List<Integer> answered =
                tokenizer.encode(
                        answer.substring(0, Math.min(answer.length(), 16 * MAX_ANSWER_TOKENS)));
        List<Integer> completion =
                new ArrayList<>(answered.subList(0, Math.min(answered.size(), MAX_ANSWER_TOKENS)));
        completion.add(tokenizer.id(PlannerVocabulary.END));
        return bounded(ids, completion);
    }

    private TokenSequence bounded(List<Integer> prompt, List<Integer> completion) {
        int end = Math.min(completion.size(), maxPositions - 1);
        List<Integer> kept =
                end == completion.size()
                        ? completion
                        : completion.subList(completion.size() - end, completion.size());
        int room = Math.max(1, maxPositions - end);
        return new TokenSequence(
                prompt.subList(Math.max(0, prompt.size() - room), prompt.size()), kept);
    }
}
