package org.hone.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.hone.catalog.PlanError.Severity;
import org.hone.domain.Plan;

/**
 * Feeds the plan language random bytes, mangled plans and random walks along the grammar. Nothing
 * may throw; what parses must print and parse back to itself; what the grammar writes must be
 * valid.
 */
public final class PlanFuzzer {
    private static final List<String> PIECES =
            List.of(
                    "genes",
                    " = ",
                    "disease_genes",
                    "(",
                    ")",
                    "disease",
                    "=",
                    "@disease1",
                    "@gene0",
                    "\n",
                    "return ",
                    ", ",
                    "\"",
                    "\\",
                    "\\u00e9",
                    "[",
                    "]",
                    "5",
                    "-0.50",
                    "true",
                    "a.b",
                    "\r",
                    "\t",
                    "é",
                    "\ud800",
                    "#",
                    "return",
                    "@",
                    "1e9",
                    "[[[[[[[[[[",
                    "\u0000");

    private static final List<String> JSON_PIECES =
            List.of(
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    "null",
                    "1e999999999",
                    "\"$x\"",
                    "\"return\":",
                    "\\",
                    "\"function\":{",
                    "{\"step\":\"a\"}",
                    "\u0000",
                    "[[[[[[[[[");

    private final PlanParser parser = new PlanParser();
    private final PlanPrinter printer = new PlanPrinter();
    private final CanonicalPlan canonical = new CanonicalPlan();
    private final PlanValidator validator;
    private final PlanGrammar grammar;
    private final PlanJson json;

    /** Over one catalogue. */
    public PlanFuzzer(Catalog catalog) {
        validator = new PlanValidator(catalog);
        grammar = new PlanGrammar(catalog);
        json = new PlanJson(catalog);
    }

    /**
     * What a run found.
     *
     * @param inputs that were tried
     * @param parsed how many of them were plans
     * @param failure the first input that broke a promise, and how; empty when none did
     */
    public record Report(long inputs, long parsed, Optional<String> failure) {}

    /**
     * Tries inputs until one breaks a promise or all are done.
     *
     * @param progress hears the number of inputs tried, now and then
     */
    public Report run(long count, long seed, LongConsumer progress) {
        SplittableRandom random = new SplittableRandom(seed);
        long parsed = 0;
        for (long i = 0; i < count; i++) {
            boolean walked = i % 100 == 0;
            String input = walked ? walk(random) : i % 3 == 0 ? bytes(random) : pieces(random);
            try {
                Optional<String> broken = check(input, walked);
                if (broken.isPresent()) {
                    return new Report(
                            i + 1, parsed, Optional.of(broken.get() + ": " + printable(input)));
                }
                if (i % 200 == 0) {
                    broken = mangled(random);
                }
                if (broken.isPresent()) {
                    return new Report(i + 1, parsed, broken);
                }
                parsed += parser.parse(input).plan().isPresent() ? 1 : 0;
            } catch (RuntimeException | StackOverflowError thrown) {
                return new Report(i + 1, parsed, Optional.of(thrown + ": " + printable(input)));
            }
            if (i % 10_000 == 0) {
                progress.accept(i);
            }
        }
        return new Report(count, parsed, Optional.empty());
    }

    private Optional<String> check(String input, boolean mustBeValid) {
        ParsedPlan result = parser.parse(input);
        if (result.plan().isPresent() == !result.errors().isEmpty()) {
            return Optional.of("neither plan nor errors");
        }
        List<PlanError> found = validator.validate(result);
        if (mustBeValid && !found.isEmpty()) {
            return Optional.of("the grammar wrote an invalid plan, " + found.get(0));
        }
        if (result.plan().isEmpty()) {
            return found.stream()
                            .allMatch(
                                    e ->
                                            e.severity() == Severity.ERROR
                                                    && e.line() > 0
                                                    && e.column() > 0)
                    ? Optional.empty()
                    : Optional.of("an error without a place");
        }
        Plan plan = result.plan().get();
        canonical.of(plan);
        if (!parser.parse(printer.print(plan)).plan().equals(result.plan())) {
            return Optional.of("printing and parsing changed the plan");
        }
        return json.read(json.writeSteps(plan)).plan().equals(result.plan())
                        && json.read(json.writeToolCalls(plan)).plan().equals(result.plan())
                ? Optional.empty()
                : Optional.of("a JSON form changed the plan");
    }

    /** Mangles a plan's JSON form; reading it must give a plan or an error. */
    private Optional<String> mangled(SplittableRandom random) {
        Optional<Plan> plan = parser.parse(walk(random)).plan();
        StringBuilder text = new StringBuilder(plan.map(json::writeSteps).orElse("[]"));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            text.replace(
                    at,
                    Math.min(text.length(), at + random.nextInt(6)),
                    JSON_PIECES.get(random.nextInt(JSON_PIECES.size())));
        }
        ParsedPlan read = json.read(text.toString());
        return read.plan().isPresent() == read.errors().isEmpty()
                ? Optional.empty()
                : Optional.of("neither plan nor errors: " + text);
    }

    private static String bytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(200)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return new String(
                bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static String pieces(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "a = op(x=" : "");
        int count = random.nextInt(24);
        for (int i = 0; i < count; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(3) == 0 ? text + ")\nreturn a" : text.toString();
    }

    /** A random text that the grammar allows, with some marks. */
    private String walk(SplittableRandom random) {
        GrammarPosition position =
                grammar.start(
                        List.of(
                                new org.hone.domain.EntityMark("disease", 1),
                                new org.hone.domain.EntityMark("disease", 2),
                                new org.hone.domain.EntityMark("gene", 1)));
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
        while (!(position.complete() && random.nextInt(3) == 0)) {
            int[] allowed =
                    java.util.stream.IntStream.range(0, 256).filter(position::allows).toArray();
            if (allowed.length == 0) {
                break;
            }
            // Ends names and texts soon, so that walks stay short.
            int next = allowed[random.nextInt(allowed.length)];
            for (int end : new int[] {'"', ' '}) {
                if (text.size() > 0 && position.allows(end) && random.nextInt(3) == 0) {
                    next = end;
                }
            }
            text.write(next);
            position = position.after(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String printable(String input) {
        StringBuilder out = new StringBuilder();
        input.chars()
                .forEach(
                        c ->
                                out.append(
                                        c < 0x20 || c > 0x7e
                                                ? "\\u%04x".formatted(c)
                                                : String.valueOf((char) c)));
        return out.toString();
    }
}
