package org.hone.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hone.catalog.ParsedPlan.Position;
import org.hone.catalog.PlanError.Severity;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/**
 * Reads plan text. Total: every text gives a plan or errors, in time linear in its length; no text
 * makes it throw.
 */
public final class PlanParser {
    /** The longest text that is read, in characters. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_ERRORS = 20;

    /** Reads a text. */
    public ParsedPlan parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return failed(
                    new PlanError(
                            Severity.ERROR,
                            1,
                            1,
                            "The plan has %,d characters.".formatted(text.length()),
                            "Plans have at most %,d.".formatted(MAX_LENGTH)));
        }
        return new Reading(text).read();
    }

    private static ParsedPlan failed(PlanError error) {
        return new ParsedPlan(Optional.empty(), List.of(error), Map.of());
    }

    /** One pass over the lines of a text. */
    private static final class Reading {
        private final String[] lines;
        private final List<PlanError> errors = new ArrayList<>();
        private final List<PlanStep> steps = new ArrayList<>();
        private final List<String> returns = new ArrayList<>();
        private final Map<String, Position> positions = new HashMap<>();
        private boolean returned;

        Reading(String text) {
            lines = text.split("\r\n|\n|\r", -1);
        }

        ParsedPlan read() {
            for (int i = 0; i < lines.length && errors.size() < MAX_ERRORS; i++) {
                if (!lines[i].isBlank()) {
                    line(i + 1, lines[i]);
                }
            }
            if (errors.isEmpty() && steps.isEmpty()) {
                error(
                        new Position(1, 1),
                        "The plan is empty.",
                        "Write a step such as name = operation(parameter=value).");
            }
            if (errors.isEmpty() && !returned) {
                error(
                        new Position(lines.length, 1),
                        "The plan does not say what it returns.",
                        "End it with a line such as: return " + steps.get(steps.size() - 1).name());
            }
            if (!errors.isEmpty()) {
                return new ParsedPlan(Optional.empty(), errors, positions);
            }
            return new ParsedPlan(
                    Optional.of(new Plan(resolveNames(), returns)), List.of(), positions);
        }

        private void line(int number, String line) {
            PlanLexer lexer = new PlanLexer(line, number);
            try {
                Position start = lexer.position();
                if (returned) {
                    throw new PlanSyntaxException(
                            start,
                            "Nothing may follow the return line.",
                            "Move this line up, or remove it.");
                }
                String name = lexer.identifier("a step's name or the word return");
                if (name.equals("return") && !lexer.at('=')) {
                    returnLine(lexer);
                } else {
                    stepLine(lexer, start, name);
                }
            } catch (PlanSyntaxException wrong) {
                error(wrong.position(), wrong.getMessage(), wrong.hint());
            }
        }

        private void stepLine(PlanLexer lexer, Position start, String name) {
            lexer.expect('=', "after the step's name");
            String operation = lexer.identifier("an operation's name");
            lexer.expect('(', "after the operation's name");
            int index = steps.size();
            Map<String, Value> arguments = new LinkedHashMap<>();
            if (!lexer.skip(')')) {
                do {
                    Position at = lexer.position();
                    String parameter = lexer.identifier("a parameter's name");
                    lexer.expect('=', "after the parameter's name");
                    positions.put(ParsedPlan.argumentKey(index, parameter), lexer.position());
                    if (arguments.put(parameter, lexer.value(0)) != null) {
                        throw new PlanSyntaxException(
                                at,
                                "The parameter " + parameter + " is given twice.",
                                "Remove one.");
                    }
                } while (lexer.skip(','));
                lexer.expect(')', "after the last argument");
            }
            lexer.end();
            positions.put(ParsedPlan.stepKey(index), start);
            steps.add(new PlanStep(name, operation, arguments));
        }

        private void returnLine(PlanLexer lexer) {
            do {
                positions.put(ParsedPlan.returnKey(returns.size()), lexer.position());
                returns.add(lexer.identifier("a step's name"));
            } while (lexer.skip(','));
            lexer.end();
            returned = true;
        }

        private void error(Position at, String message, String hint) {
            errors.add(new PlanError(Severity.ERROR, at.line(), at.column(), message, hint));
        }

        /** A bare word that names a step refers to it. */
        private List<PlanStep> resolveNames() {
            Set<String> names = new HashSet<>();
            steps.forEach(step -> names.add(step.name()));
            return steps.stream()
                    .map(
                            step -> {
                                Map<String, Value> resolved = new LinkedHashMap<>();
                                step.arguments()
                                        .forEach((k, v) -> resolved.put(k, resolve(v, names)));
                                return new PlanStep(step.name(), step.operation(), resolved);
                            })
                    .toList();
        }

        private static Value resolve(Value value, Set<String> names) {
            if (value instanceof Value.Word word && names.contains(word.word())) {
                return Value.Reference.to(word.word());
            }
            if (value instanceof Value.Items items) {
                return new Value.Items(
                        items.items().stream().map(item -> resolve(item, names)).toList());
            }
            return value;
        }
    }
}
