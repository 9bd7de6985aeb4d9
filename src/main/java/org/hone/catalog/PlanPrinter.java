package org.hone.catalog;

import java.util.stream.Collectors;
import org.hone.domain.Plan;
import org.hone.domain.PlanStep;
import org.hone.domain.Value;

/** Writes plans in their canonical form: reading it back gives an equal plan. */
public final class PlanPrinter {

    /** The whole plan, lines parted by {@code \n}, without one at the end. */
    public String print(Plan plan) {
        String steps = plan.steps().stream().map(this::print).collect(Collectors.joining("\n"));
        return steps
                + (steps.isEmpty() ? "" : "\n")
                + "return "
                + String.join(", ", plan.returns());
    }

    /** One step's line. */
    public String print(PlanStep step) {
        return step.name()
                + " = "
                + step.operation()
                + step.arguments().entrySet().stream()
                        .map(argument -> argument.getKey() + "=" + print(argument.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** One value. */
    public String print(Value value) {
        if (value instanceof Value.Text text) {
            return quote(text.text());
        } else if (value instanceof Value.Number number) {
            return number.number().toPlainString();
        } else if (value instanceof Value.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (value instanceof Value.Word word) {
            return word.word();
        } else if (value instanceof Value.Reference reference) {
            return reference.step() + reference.field().map(field -> "." + field).orElse("");
        } else if (value instanceof Value.Mark mark) {
            return mark.mark().toString();
        }
        return ((Value.Items) value)
                .items().stream().map(this::print).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) && lone(text, i)) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean lone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
