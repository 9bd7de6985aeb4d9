package org.hone.rlhf.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.catalog.Catalog;
import org.hone.catalog.ParsedPlan;
import org.hone.catalog.PlanError;
import org.hone.catalog.PlanError.Severity;
import org.hone.catalog.PlanParser;
import org.hone.catalog.PlanValidator;
import org.hone.domain.Plan;

/**
 * Finds the plan in an answer: tool calls, plan text, JSON, or one of these among prose or in a
 * fence. Where an answer holds several, the last one that is valid counts.
 */
final class PlanReply {
    private static final Pattern THOUGHTS = Pattern.compile("(?s)<think>.*?(</think>|\\z)");
    private static final Pattern FENCE = Pattern.compile("(?s)```[\\w-]*\\R(.*?)(```|\\z)");
    private static final Pattern DECORATION = Pattern.compile("^\\s*(?:[-*>]\\s+|\\d+[.)]\\s+)?`?");
    private static final Pattern STEP = Pattern.compile("\\w+\\s*=\\s*\\w+\\s*\\(.*");
    private static final Pattern RETURN = Pattern.compile("return\\s+\\w+(\\s*,\\s*\\w+)*");

    private final PlanParser parser = new PlanParser();
    private final PlanValidator validator;
    private final ToolCallPlan json;

    PlanReply(Catalog catalog) {
        this.validator = new PlanValidator(catalog);
        this.json = new ToolCallPlan(catalog);
    }

    /**
     * A plan that the service can run, or why there is none.
     *
     * @param problems empty exactly when there is a plan
     */
    record Reading(Optional<Plan> plan, List<String> problems) {}

    Reading read(ChatAnswer answer) {
        if (!answer.toolCalls().isEmpty()) {
            return checked(json.read(answer.toolCalls()));
        }
        Reading wrong = null;
        for (ParsedPlan candidate : candidates(answer.text())) {
            Reading reading = checked(candidate);
            if (reading.plan().isPresent()) {
                return reading;
            }
            wrong = wrong == null ? reading : wrong;
        }
        return wrong == null
                ? new Reading(Optional.empty(), List.of("There was no plan in the answer."))
                : wrong;
    }

    /** The likeliest first. */
    private List<ParsedPlan> candidates(String answer) {
        String text = THOUGHTS.matcher(answer).replaceAll("").strip();
        List<String> fences = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            fences.add(0, fence.group(1).strip());
        }
        Set<String> sources = new LinkedHashSet<>(fences);
        sources.add(text);
        List<ParsedPlan> found = new ArrayList<>();
        for (String source : sources) {
            between(source, '[', ']').or(() -> between(source, '{', '}')).stream()
                    .filter(part -> part.contains("\"arguments\""))
                    .map(json::read)
                    .forEach(found::add);
            planLines(source).stream().map(parser::parse).map(json::plain).forEach(found::add);
        }
        return found;
    }

    private static Optional<String> between(String text, char open, char close) {
        int from = text.indexOf(open);
        int to = text.lastIndexOf(close);
        return from >= 0 && to > from
                ? Optional.of(text.substring(from, to + 1))
                : Optional.empty();
    }

    /** Lines that look like steps, up to a return each; the last group first. */
    private static List<String> planLines(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (String raw : text.split("\\R")) {
            String line = DECORATION.matcher(raw).replaceFirst("").replaceAll("[`;\\s]+$", "");
            boolean end = RETURN.matcher(line).matches();
            if (end || STEP.matcher(line).matches()) {
                group.append(line).append('\n');
            }
            if (end) {
                groups.add(0, group.toString());
                group.setLength(0);
            }
        }
        if (!group.isEmpty()) {
            groups.add(group.toString());
        }
        return groups;
    }

    private Reading checked(ParsedPlan parsed) {
        List<String> problems =
                validator.validate(parsed).stream()
                        .filter(error -> error.severity() == Severity.ERROR)
                        .map(PlanReply::sentence)
                        .toList();
        return problems.isEmpty()
                ? new Reading(parsed.plan(), List.of())
                : new Reading(Optional.empty(), problems);
    }

    private static String sentence(PlanError error) {
        return ("Line " + error.line() + ": " + error.message() + " " + error.hint()).strip();
    }
}
