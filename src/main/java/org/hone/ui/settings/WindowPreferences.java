package org.hone.ui.settings;

import java.util.List;
import java.util.Objects;
import org.hone.domain.InvalidInputException;

/**
 * What the window keeps of its own from one start to the next.
 *
 * @param annotator who sits before it; may be empty
 * @param theme which colours it has
 * @param textSize in percent of the normal size, one of {@link #TEXT_SIZES}
 * @param width of the window in pixels
 * @param height of the window in pixels
 */
public record WindowPreferences(
        String annotator, Theme theme, int textSize, int width, int height) {
    /** The sizes of text to choose from, in percent. */
    public static final List<Integer> TEXT_SIZES = List.of(100, 125, 150);

    /** The longest name of an annotator, in characters. */
    public static final int LONGEST_NAME = 100;

    /** The narrowest window, in pixels. */
    public static final int MIN_WIDTH = 1024;

    /** The lowest window, in pixels. */
    public static final int MIN_HEIGHT = 700;

    /** Nobody's name, the platform's theme, 1280 x 800. */
    public static final WindowPreferences DEFAULT =
            new WindowPreferences("", Theme.SYSTEM, 100, 1280, 800);

    /**
     * @throws InvalidInputException if a value is none of those above
     */
    public WindowPreferences {
        Objects.requireNonNull(annotator, "annotator");
        Objects.requireNonNull(theme, "theme");
        if (annotator.length() > LONGEST_NAME) {
            throw new InvalidInputException(
                    "A name has at most %d characters; shorten it.".formatted(LONGEST_NAME));
        }
        if (!TEXT_SIZES.contains(textSize)) {
            throw new InvalidInputException(
                    "The text size is one of %s percent; choose one.".formatted(TEXT_SIZES));
        }
        if (width < MIN_WIDTH || height < MIN_HEIGHT) {
            throw new InvalidInputException(
                    "The window needs %d x %d pixels; make it larger."
                            .formatted(MIN_WIDTH, MIN_HEIGHT));
        }
    }

    /** The same with other colours. */
    public WindowPreferences withTheme(Theme other) {
        return new WindowPreferences(annotator, other, textSize, width, height);
    }

    /** The same in another size, at least the smallest. */
    public WindowPreferences withSize(double newWidth, double newHeight) {
        return new WindowPreferences(
                annotator,
                theme,
                textSize,
                Math.max(MIN_WIDTH, (int) Math.round(newWidth)),
                Math.max(MIN_HEIGHT, (int) Math.round(newHeight)));
    }
}
