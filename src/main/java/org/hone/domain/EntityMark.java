package org.hone.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed stand-in for an entity, so that a small model plans over entities that it never saw.
 *
 * @param slug the entity's kind in lower case with underscores, such as {@code side_effect}
 * @param number counts the entities of one kind within a session, from 1
 */
public record EntityMark(String slug, int number) {
    private static final Pattern FORM = Pattern.compile("@([a-z]+(?:_[a-z]+)*)([1-9][0-9]{0,3})");

    public EntityMark {
        if (!slug.matches("[a-z]+(_[a-z]+)*") || number < 1 || number > 9999) {
            throw new IllegalArgumentException("Not a mark: @" + slug + number);
        }
    }

    /** The mark number {@code number} of a kind such as {@code Side Effect}. */
    public static EntityMark of(String kind, int number) {
        return new EntityMark(slug(kind), number);
    }

    /** {@code Side Effect} becomes {@code side_effect}. */
    public static String slug(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** Reads {@code @disease1}; empty when the text is anything else. */
    public static Optional<EntityMark> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new EntityMark(form.group(1), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "@" + slug + number;
    }
}
