package org.hone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.hone.annotation.Question;
import org.hone.annotation.QuestionSource;
import org.hone.evaluate.LibraryQuestions;
import org.hone.prompts.PromptExample;
import org.hone.prompts.PromptLibrary;
import org.hone.prompts.PromptLibrary.Split;

/** Questions of the prompt library's train split, filled with entities of that split. */
final class TrainQuestions implements QuestionSource {
    private static final int ROUNDS = 20;

    private final PromptLibrary library;
    private final EmbeddedService service;

    TrainQuestions(PromptLibrary library, EmbeddedService service) {
        this.library = library;
        this.service = service;
    }

    @Override
    public Iterator<Question> draw(long seed) {
        LibraryQuestions questions =
                new LibraryQuestions(service.index(), service.pool(), service.executor());
        List<PromptExample> examples;
        try {
            examples = new ArrayList<>(library.read(Split.TRAIN));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Collections.shuffle(examples, new Random(seed));
        return LongStream.range(0, ROUNDS)
                .boxed()
                .flatMap(
                        round ->
                                examples.stream()
                                        .flatMap(
                                                example ->
                                                        questions
                                                                .fill(
                                                                        example,
                                                                        Split.TRAIN,
                                                                        seed + round)
                                                                .stream()))
                .map(typed -> new Question(typed.state(), typed.reference()))
                .iterator();
    }
}
