package org.hone.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hone.catalog.ParsedPlan.Position;
import org.hone.domain.EntityMark;
import org.hone.domain.Value;

/** Reads the pieces of one line of plan text. */
final class PlanLexer {
    private static final int MAX_NESTING = 8;
    private static final int MAX_DIGITS = 30;

    private final String line;
    private final int number;
    private int at;

    PlanLexer(String line, int number) {
        this.line = line;
        this.number = number;
        skipSpace();
    }

    Position position() {
        return new Position(number, at + 1);
    }

    boolean at(char expected) {
        return at < line.length() && line.charAt(at) == expected;
    }

    boolean skip(char expected) {
        if (!at(expected)) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    void expect(char expected, String where) {
        if (!skip(expected)) {
            throw wrong(
                    "Expected " + expected + " " + where + found(), "Write " + expected + " here.");
        }
    }

    void end() {
        if (at < line.length()) {
            throw wrong("Something is left over at the end of the line" + found(), "Remove it.");
        }
    }

    /** {@code [a-zA-Z_][a-zA-Z0-9_]*}. */
    String identifier(String what) {
        int start = at;
        while (at < line.length() && isNamePart(line.charAt(at), at == start)) {
            at++;
        }
        if (at == start) {
            throw wrong("Expected " + what + found(), "Names are letters, digits and _.");
        }
        String name = line.substring(start, at);
        skipSpace();
        return name;
    }

    /** Whether a text is a name as {@link #identifier} reads it. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && java.util.stream.IntStream.range(0, text.length())
                        .allMatch(i -> isNamePart(text.charAt(i), i == 0));
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (!first && c >= '0' && c <= '9');
    }

    Value value(int nesting) {
        if (at('"')) {
            return new Value.Text(string());
        }
        if (at('@')) {
            return mark();
        }
        if (at('[')) {
            return list(nesting);
        }
        if (at < line.length() && (at('-') || Character.isDigit(line.charAt(at)))) {
            return numeral();
        }
        String word = identifier("a value");
        if (word.equals("true") || word.equals("false")) {
            return new Value.Bool(word.equals("true"));
        }
        if (skip('.')) {
            return new Value.Reference(word, Optional.of(identifier("a field's name")));
        }
        return new Value.Word(word);
    }

    private Value list(int nesting) {
        if (nesting >= MAX_NESTING) {
            throw wrong("Lists are nested too deeply.", "Nest at most " + MAX_NESTING + " lists.");
        }
        expect('[', "");
        List<Value> items = new ArrayList<>();
        if (!skip(']')) {
            do {
                items.add(value(nesting + 1));
            } while (skip(','));
            expect(']', "after the last item");
        }
        return new Value.Items(items);
    }

    private Value mark() {
        int start = at++;
        while (at < line.length() && isNamePart(line.charAt(at), false)) {
            at++;
        }
        String text = line.substring(start, at);
        Optional<EntityMark> mark = EntityMark.parse(text);
        if (mark.isEmpty()) {
            at = start;
            throw wrong(
                    text + " is not an entity mark.",
                    "Marks look like @disease1; names go in double quotes.");
        }
        skipSpace();
        return new Value.Mark(mark.get());
    }

    private Value numeral() {
        int start = at;
        if (at('-')) {
            at++;
        }
        while (at < line.length() && (isDigit(line.charAt(at)) || line.charAt(at) == '.')) {
            at++;
        }
        String text = line.substring(start, at);
        if (text.length() > MAX_DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            at = start;
            throw wrong("That is not a number.", "Write it like 5 or 0.25.");
        }
        skipSpace();
        return new Value.Number(new BigDecimal(text));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String string() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            text.append(c == '\\' ? escape() : c);
        }
        if (at >= line.length()) {
            at = start;
            throw wrong("The text in quotes has no end.", "Close it with \".");
        }
        at++;
        skipSpace();
        return text.toString();
    }

    private char escape() {
        if (at >= line.length()) {
            return '\\';
        }
        char c = line.charAt(at++);
        switch (c) {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '"', '\\', '/':
                return c;
            case 'u':
                return unicode();
            default:
                at--;
                throw wrong("\\" + c + " is not an escape.", "Write \\\\ for a backslash.");
        }
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < line.length() ? Character.digit(line.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong("\\u needs four hexadecimal digits.", "Write it like \\u00e9.");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void skipSpace() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private String found() {
        return at < line.length()
                ? ", found " + line.charAt(at) + "."
                : ", found the end of the line.";
    }

    private PlanSyntaxException wrong(String message, String hint) {
        return new PlanSyntaxException(position(), message, hint);
    }
}
