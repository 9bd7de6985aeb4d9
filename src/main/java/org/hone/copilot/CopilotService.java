package org.hone.copilot;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.hone.assistant.AssistantException;
import org.hone.assistant.CopilotAssistant;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ShownPlan;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.Feedback;
import org.hone.domain.Linking;
import org.hone.domain.Outcome;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.Signal;
import org.hone.domain.State;
import org.hone.domain.StepResult;
import org.hone.domain.Suggestion;
import org.hone.domain.SuggestionRepository;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;
import org.hone.task.Cancellation;
import org.hone.task.Current;

/**
 * The patent's workflow for one analyst after another: query to suggestion, then submit (the calls
 * run), regenerate (the plan is rejected) or edit. Every signal is stored before it is confirmed;
 * nothing here trains.
 */
public final class CopilotService implements CopilotAssistant {
    private static final Pattern MARK = Pattern.compile("@[a-z]+(?:_[a-z]+)*[1-9][0-9]*");

    private final Current<? extends Tools> tools;
    private final SuggestionRepository repository;
    private final LongSupplier seeds;
    private final Clock clock;
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();

    /**
     * @param tools in use at the moment of asking; stays the caller's to close
     * @param seeds gives each suggestion its seed
     */
    public CopilotService(
            Current<? extends Tools> tools,
            SuggestionRepository repository,
            LongSupplier seeds,
            Clock clock) {
        this.tools = tools;
        this.repository = repository;
        this.seeds = seeds;
        this.clock = clock;
    }

    @Override
    public UUID startSession(String annotator) {
        UUID id = UUID.randomUUID();
        sessions.put(id, new Session(new UserProfile(annotator)));
        return id;
    }

    private Session session(UUID id) {
        return sessions.computeIfAbsent(id, this::recalled);
    }

    /** A session that another process began: what the store knows of it. */
    private Session recalled(UUID id) {
        List<Suggestion> suggestions = repository.suggestionsOf(id);
        UserProfile profile =
                suggestions.isEmpty()
                        ? UserProfile.ANONYMOUS
                        : suggestions.get(0).state().profile();
        Session session = new Session(profile);
        for (Suggestion suggestion : suggestions) {
            session.remember(suggestion.state().entities());
            repository.feedbackOn(suggestion.id()).stream()
                    .filter(feedback -> feedback.signal() == Signal.SUBMITTED)
                    .flatMap(feedback -> feedback.plan().stream())
                    .forEach(
                            plan ->
                                    session.accept(
                                            new Turn(suggestion.state().markedQuery(), plan)));
        }
        return session;
    }

    @Override
    public Linking link(UUID session, String query) {
        String read =
                query.length() > Query.MAX_LENGTH ? query.substring(0, Query.MAX_LENGTH) : query;
        return tools.use(now -> now.linker().link(read, session(session).entities()));
    }

    @Override
    public List<Entity> complete(String text, int limit) {
        return tools.use(now -> now.linker().complete(text, limit));
    }

    @Override
    public ShownPlan ask(
            UUID session,
            String query,
            Map<EntityMark, Entity> choices,
            Consumer<String> tokens,
            Cancellation cancellation) {
        return with(
                now -> {
                    Query asked = new Query(query.strip());
                    Session conversation = session(session);
                    Linking linking = now.linker().link(asked.text(), conversation.entities());
                    State state = conversation.ask(asked, linking.entities(), choices);
                    return suggest(now, session, state, tokens, cancellation);
                });
    }

    @Override
    public ShownPlan regenerate(
            UUID suggestion, Consumer<String> tokens, Cancellation cancellation) {
        return with(
                now -> {
                    Suggestion rejected = known(suggestion);
                    repository.save(
                            feedback(
                                    suggestion,
                                    Signal.REGENERATED,
                                    Optional.of(rejected.shown()),
                                    ""));
                    State state = Session.reject(rejected.state(), rejected.shown());
                    return suggest(now, rejected.session(), state, tokens, cancellation);
                });
    }

    private <T> T with(Function<Tools, T> work) {
        return Failures.translated(() -> tools.use(work));
    }

    private ShownPlan suggest(
            Tools now,
            UUID session,
            State state,
            Consumer<String> tokens,
            Cancellation cancellation) {
        Consumer<String> named =
                piece ->
                        tokens.accept(
                                MARK.matcher(piece)
                                        .replaceAll(
                                                mark ->
                                                        java.util.regex.Matcher.quoteReplacement(
                                                                now.texts()
                                                                        .nameOf(
                                                                                mark.group(),
                                                                                state))));
        Suggestion suggestion =
                now.workflow().suggest(session, state, seeds.getAsLong(), named, cancellation);
        repository.save(suggestion);
        return shown(suggestion, now.texts());
    }

    private static ShownPlan shown(Suggestion suggestion, PlanTexts texts) {
        Plan named = texts.named(suggestion.shown(), suggestion.state());
        List<org.hone.domain.LinkedEntity> mentioned =
                suggestion.state().entities().stream()
                        .filter(link -> link.end() > link.start())
                        .toList();
        return new ShownPlan(
                suggestion.id(),
                suggestion.state().query().text(),
                texts.print(named),
                texts.inWords(named),
                mentioned);
    }

    @Override
    public PlanCheck check(UUID suggestion, String planText) {
        return tools.use(now -> now.texts().check(planText));
    }

    @Override
    public Outcome submit(
            UUID suggestion,
            String planText,
            Consumer<StepResult> steps,
            Cancellation cancellation) {
        return with(
                now -> {
                    PlanTexts texts = now.texts();
                    Suggestion shown = known(suggestion);
                    Plan named = texts.runnable(planText);
                    Plan marked = texts.marked(named, shown.state());
                    if (!texts.same(marked, shown.shown())) {
                        repository.save(
                                feedback(suggestion, Signal.EDITED, Optional.of(marked), ""));
                    }
                    repository.save(
                            feedback(suggestion, Signal.SUBMITTED, Optional.of(marked), ""));
                    session(shown.session()).accept(new Turn(shown.state().markedQuery(), marked));
                    List<StepResult> results =
                            now.executor()
                                    .run(texts.resolved(named, shown.state()), steps, cancellation);
                    Outcome outcome =
                            new Outcome(
                                    UUID.randomUUID(), suggestion, named, results, clock.instant());
                    repository.save(outcome);
                    return outcome;
                });
    }

    @Override
    public void rate(UUID suggestion, boolean up) {
        Suggestion rated = known(suggestion);
        repository.save(
                feedback(
                        suggestion,
                        up ? Signal.THUMB_UP : Signal.THUMB_DOWN,
                        Optional.of(rated.shown()),
                        ""));
    }

    @Override
    public void comment(UUID suggestion, String message) {
        if (message.isBlank() || message.length() > Query.MAX_LENGTH) {
            throw new AssistantException(
                    AssistantException.Reason.INVALID_INPUT,
                    "A comment has 1 to %,d characters.".formatted(Query.MAX_LENGTH));
        }
        known(suggestion);
        repository.save(feedback(suggestion, Signal.MESSAGE, Optional.empty(), message.strip()));
    }

    @Override
    public List<String> recentQueries(int limit) {
        Set<String> queries = new LinkedHashSet<>();
        repository
                .latest(limit * 4)
                .forEach(suggestion -> queries.add(suggestion.state().query().text()));
        return queries.stream().limit(limit).toList();
    }

    @Override
    public List<String> exampleQueries() {
        return List.of(
                "List genes associated with type 1 diabetes and drugs that treat it",
                "Which drugs treat hypertension but do not cause cough?",
                "Show the pathways of genes associated with both asthma and psoriasis");
    }

    /**
     * Runs the workflow again as it ran for a stored suggestion.
     *
     * @return the plan that comes out; equal to the stored one while the versions are the same
     */
    public Suggestion replay(UUID suggestion) {
        Suggestion stored = known(suggestion);
        return with(
                now ->
                        now.workflow()
                                .suggest(
                                        stored.session(),
                                        stored.state(),
                                        stored.seed(),
                                        piece -> {},
                                        Cancellation.none()));
    }

    /** The stored suggestion. */
    public Suggestion known(UUID suggestion) {
        return repository
                .suggestion(suggestion)
                .orElseThrow(
                        () ->
                                new AssistantException(
                                        AssistantException.Reason.NOT_FOUND,
                                        "That suggestion is not in the store. Ask the question again."));
    }

    private Feedback feedback(UUID suggestion, Signal signal, Optional<Plan> plan, String message) {
        return new Feedback(UUID.randomUUID(), suggestion, signal, plan, message, clock.instant());
    }
}
