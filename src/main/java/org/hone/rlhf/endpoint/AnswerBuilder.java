package org.hone.rlhf.endpoint;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.completions.CompletionUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hone.catalog.PlanParser;
import org.hone.rlhf.PlanJudge;

/** Puts an answer together from its pieces, or takes it whole. Reads the first choice only. */
final class AnswerBuilder {
    private final EndpointFailures failures;
    private final Consumer<String> pieces;
    private final StringBuilder text = new StringBuilder();
    private final Map<Long, Call> calls = new TreeMap<>();
    private boolean choice;
    private String finish = "";
    private Optional<PlanJudge.Usage> usage = Optional.empty();
    private int length;

    /** A tool call that is still being written. */
    private static final class Call {
        private final StringBuilder id = new StringBuilder();
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    /**
     * @param pieces hears the text as it grows
     */
    AnswerBuilder(EndpointFailures failures, Consumer<String> pieces) {
        this.failures = failures;
        this.pieces = pieces;
    }

    /**
     * One piece of a stream.
     *
     * @return whether it brought anything
     */
    boolean add(ChatCompletionChunk chunk) {
        int before = length;
        chunk._usage().asKnown().ifPresent(this::count);
        for (ChatCompletionChunk.Choice part : chunk._choices().asKnown().orElse(List.of())) {
            if (part._index().asKnown().orElse(0L) != 0) {
                continue;
            }
            choice = true;
            part.finishReason().ifPresent(reason -> finish = reason.asString());
            part._delta().asKnown().ifPresent(this::add);
        }
        return length > before;
    }

    private void count(CompletionUsage tokens) {
        usage =
                Optional.of(
                        new PlanJudge.Usage(
                                tokens._promptTokens().asKnown().orElse(0L),
                                tokens._completionTokens().asKnown().orElse(0L),
                                false));
    }

    private void add(ChatCompletionChunk.Choice.Delta delta) {
        delta.content().ifPresent(this::addText);
        long position = 0;
        for (var part : delta.toolCalls().orElse(List.of())) {
            long index = part._index().asKnown().orElse(position);
            Call call = calls.computeIfAbsent(index, i -> new Call());
            if (call.id.isEmpty()) {
                part.id().ifPresent(call.id::append);
            }
            part.function()
                    .ifPresent(
                            function -> {
                                function.name().ifPresent(name -> grow(call.name, name));
                                function.arguments().ifPresent(json -> grow(call.arguments, json));
                            });
            position++;
        }
    }

    /** A whole answer of an endpoint that does not stream. */
    void add(ChatCompletion whole) {
        whole._usage().asKnown().ifPresent(this::count);
        for (ChatCompletion.Choice part : whole._choices().asKnown().orElse(List.of())) {
            if (choice) {
                return;
            }
            choice = true;
            part._finishReason().asKnown().ifPresent(reason -> finish = reason.asString());
            ChatCompletionMessage message = part.message();
            message.content().ifPresent(this::addText);
            for (ChatCompletionMessageToolCall call : message.toolCalls().orElse(List.of())) {
                call.function()
                        .ifPresent(
                                function -> {
                                    Call made = new Call();
                                    made.id.append(function.id());
                                    grow(made.name, function.function().name());
                                    grow(made.arguments, function.function().arguments());
                                    calls.put((long) calls.size(), made);
                                });
            }
        }
    }

    private void addText(String piece) {
        grow(text, piece);
        if (!piece.isEmpty()) {
            pieces.accept(piece);
        }
    }

    private void grow(StringBuilder part, String piece) {
        length += piece.length();
        if (length > PlanParser.MAX_LENGTH) {
            throw failures.tooLong();
        }
        part.append(piece);
    }

    /**
     * The answer.
     *
     * @throws EndpointException if there is none, or not to the end
     */
    ChatAnswer build() {
        if (!choice) {
            throw failures.notChat();
        } else if (finish.equals("length")) {
            throw failures.cutOff();
        } else if (finish.equals("content_filter")) {
            throw failures.filtered();
        }
        List<ChatAnswer.ToolCall> made = new ArrayList<>();
        calls.values()
                .forEach(
                        call ->
                                made.add(
                                        new ChatAnswer.ToolCall(
                                                call.id.toString(),
                                                call.name.toString(),
                                                call.arguments.toString())));
        return new ChatAnswer(text.toString(), made, usage);
    }
}
