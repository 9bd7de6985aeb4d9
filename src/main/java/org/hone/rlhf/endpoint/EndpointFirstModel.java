package org.hone.rlhf.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hone.catalog.CanonicalPlan;
import org.hone.catalog.Catalog;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanValidator;
import org.hone.domain.Action;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.domain.Value;
import org.hone.io.Checksums;
import org.hone.prompts.PromptExample;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.PlanningException;
import org.hone.task.Cancellation;

/**
 * A large language model behind a chat endpoint as the first model [patent 40, 48]. An answer that
 * is no valid plan, or a rejected one, is sent back with what is wrong with it, at most twice.
 */
public final class EndpointFirstModel implements FirstModel {
    private static final int ATTEMPTS = 3;

    private final EndpointOptions options;
    private final Supplier<String> key;
    private final ChatEndpoint endpoint;
    private final PlanPrompt prompt;
    private final PlanReply reply;
    private final CanonicalPlan canonical = new CanonicalPlan();
    private final ModelVersion version;

    /**
     * @param key gives the key, or an empty text, just before each plan; its exceptions pass
     *     through
     * @param train worked examples; those that the catalogue cannot run are left out
     */
    public EndpointFirstModel(
            EndpointOptions options,
            Supplier<String> key,
            Catalog catalog,
            List<PromptExample> train) {
        this.options = options;
        this.key = key;
        this.endpoint = new ChatEndpoint(options);
        this.prompt =
                new PlanPrompt(
                        catalog, new SimilarExamples(runnable(train, catalog)), options.examples());
        this.reply = new PlanReply(catalog);
        String configuration = prompt.instructions() + "\n" + options;
        this.version =
                new ModelVersion(
                        ModelRole.FIRST,
                        options.model() + "@" + options.host(),
                        Checksums.sha256(configuration.getBytes(StandardCharsets.UTF_8)),
                        true);
    }

    private static List<PromptExample> runnable(List<PromptExample> train, Catalog catalog) {
        PlanParser parser = new PlanParser();
        PlanValidator validator = new PlanValidator(catalog);
        return train.stream()
                .filter(e -> parser.parse(e.plan()).plan().filter(validator::isValid).isPresent())
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws EndpointException when the endpoint could not be used
     */
    @Override
    public Action propose(
            State state, long seed, Consumer<String> tokens, Cancellation cancellation) {
        String secret = key.get();
        Deadline deadline = Deadline.in(options.timeout());
        List<ChatMessage> messages = new ArrayList<>(prompt.write(state));
        boolean repeated = false;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                tokens.accept("\n");
            }
            WholeMarks pieces = new WholeMarks(tokens);
            ChatAnswer answer = endpoint.ask(messages, secret, deadline, pieces, cancellation);
            pieces.end();
            PlanReply.Reading reading = reply.read(answer);
            List<String> problems = new ArrayList<>(reading.problems());
            reading.plan().ifPresent(plan -> problems.addAll(unknownMarks(plan, state)));
            repeated = problems.isEmpty() && isRejected(reading.plan().orElseThrow(), state);
            if (problems.isEmpty() && !repeated) {
                return new Action(reading.plan().orElseThrow(), version, Double.NaN);
            }
            if (repeated) {
                problems.add("This plan was rejected before. Call something else.");
            }
            messages.add(ChatMessage.assistant(said(answer)));
            messages.add(ChatMessage.user(PlanPrompt.again(problems)));
        }
        throw new PlanningException(
                repeated
                        ? "The model has no other plan for this question. Edit the last one, or ask in other words."
                        : "The model %s wrote no plan that can run. Ask in other words, or choose another model."
                                .formatted(options.model()));
    }

    /** Tool calls are said as text: endpoints want an answer to each real one. */
    private static String said(ChatAnswer answer) {
        String calls =
                answer.toolCalls().stream()
                        .map(call -> call.name() + " " + call.arguments())
                        .collect(Collectors.joining("\n"));
        String said = (answer.text() + "\n" + calls).strip();
        return said.isEmpty() ? "(nothing)" : said;
    }

    private boolean isRejected(Plan plan, State state) {
        String form = canonical.of(plan);
        return state.rejected().stream().map(canonical::of).anyMatch(form::equals);
    }

    private static List<String> unknownMarks(Plan plan, State state) {
        Set<EntityMark> known =
                state.entities().stream().map(LinkedEntity::mark).collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        plan.withValues(
                value -> {
                    if (value instanceof Value.Mark mark && !known.contains(mark.mark())) {
                        problems.add("The question has no entity " + mark.mark() + ".");
                    }
                    return Objects.requireNonNull(value);
                });
        return problems;
    }

    @Override
    public ModelVersion version() {
        return version;
    }
}
