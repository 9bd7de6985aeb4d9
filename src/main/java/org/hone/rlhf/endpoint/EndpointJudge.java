package org.hone.rlhf.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hone.catalog.Catalog;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.rlhf.PlanJudge;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;

/**
 * A large language model behind a chat endpoint as annotator [patent 52-62]. Each comparison is
 * asked twice, the second time in the opposite order; an answer that cannot be read is asked for
 * once more.
 */
public final class EndpointJudge implements PlanJudge {
    private static final int ATTEMPTS = 2;
    private static final String AGAIN =
            "That cannot be read. Answer with one JSON object and nothing else, such as {\"reason\": \"...\", \"best\": \"A\"}.";

    private final EndpointOptions options;
    private final Supplier<String> key;
    private final ChatEndpoint endpoint;
    private final JudgePrompt prompt;
    private final JudgeReply reply = new JudgeReply();

    /**
     * @param key gives the key, or an empty text, just before each comparison
     */
    public EndpointJudge(EndpointOptions options, Supplier<String> key, Catalog catalog) {
        this.options = options;
        this.key = key;
        this.endpoint = new ChatEndpoint(options);
        this.prompt = new JudgePrompt(catalog);
    }

    @Override
    public String name() {
        return options.model() + "@" + options.host();
    }

    /** One answer: an index of the candidates, or none; and what it took. */
    private record Heard(OptionalInt best, String reason, Usage usage) {}

    @Override
    public Verdict judge(State state, List<Plan> candidates, long seed, Cancellation cancellation) {
        List<Integer> order =
                IntStream.range(0, candidates.size())
                        .boxed()
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, new Random(seed));
        Heard first = ask(state, candidates, order, cancellation);
        Collections.reverse(order);
        Heard second = ask(state, candidates, order, cancellation);
        Usage usage = first.usage().plus(second.usage());
        if (!first.best().equals(second.best())) {
            return new Verdict(Verdict.Kind.INCONSISTENT, Optional.empty(), "", usage);
        } else if (first.best().isEmpty()) {
            return new Verdict(Verdict.Kind.NONE, Optional.empty(), first.reason(), usage);
        }
        return new Verdict(
                Verdict.Kind.PICKED, Optional.of(first.best().getAsInt()), first.reason(), usage);
    }

    private Heard ask(
            State state, List<Plan> candidates, List<Integer> order, Cancellation cancellation) {
        List<ChatMessage> messages =
                new ArrayList<>(prompt.write(state, order.stream().map(candidates::get).toList()));
        Usage usage = Usage.NONE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ChatAnswer answer =
                    endpoint.ask(
                            messages,
                            key.get(),
                            Deadline.in(options.timeout()),
                            piece -> {},
                            cancellation);
            usage = usage.plus(usage(messages, answer));
            Optional<JudgeReply.Choice> choice = reply.read(answer.text(), order.size());
            if (choice.isPresent()) {
                OptionalInt position = choice.get().position();
                return new Heard(
                        position.isPresent()
                                ? OptionalInt.of(order.get(position.getAsInt()))
                                : OptionalInt.empty(),
                        choice.get().reason(),
                        usage);
            }
            messages.add(ChatMessage.assistant(answer.text()));
            messages.add(ChatMessage.user(AGAIN));
        }
        throw new PlanningException(
                "The judge %s does not answer in the form that was asked for. Choose another model."
                        .formatted(name()));
    }

    private static Usage usage(List<ChatMessage> messages, ChatAnswer answer) {
        return answer.usage()
                .orElseGet(
                        () ->
                                new Usage(
                                        messages.stream().mapToLong(m -> m.text().length()).sum()
                                                / 4,
                                        answer.text().length() / 4,
                                        true));
    }
}
