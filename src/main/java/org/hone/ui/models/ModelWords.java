package org.hone.ui.models;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hone.assistant.AddedModel;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelKind;
import org.hone.domain.ModelRole;

/**
 * What is known of models, in words and short numbers.
 *
 * @param text all visible text
 */
record ModelWords(ResourceBundle text) {
    private static final int SHORT = 12;

    String kind(ModelKind kind) {
        return text.getString(
                switch (kind) {
                    case CHECKPOINT -> "models.kind.checkpoint";
                    case HUGGING_FACE -> "models.kind.folder";
                    case GGUF -> "models.kind.gguf";
                });
    }

    String role(ModelRole role) {
        return text.getString(
                switch (role) {
                    case FIRST -> "models.role.first";
                    case REFINEMENT -> "models.role.refinement";
                    case REWARD -> "models.role.reward";
                    case SENTIMENT -> "models.role.sentiment";
                });
    }

    String known(String fact) {
        return fact.isBlank() ? text.getString("models.unknown") : fact;
    }

    String tokens(long count) {
        return count == 0 ? known("") : text.getString("models.tokens").formatted(count);
    }

    /** Exactly up to a million, then in millions or thousands of millions. */
    String parameters(long count) {
        if (count == 0) {
            return known("");
        } else if (count < 1_000_000) {
            return "%,d".formatted(count);
        }
        return count < 1_000_000_000
                ? text.getString("models.millions").formatted(count / 1e6)
                : text.getString("models.billions").formatted(count / 1e9);
    }

    /** A size in units of 1000 bytes. */
    String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        } else if (bytes < 1_000_000) {
            return "%.1f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? "%.1f MB".formatted(bytes / 1e6)
                : "%.2f GB".formatted(bytes / 1e9);
    }

    /** Enough of a checksum to tell it from others. */
    String brief(String checksum) {
        return checksum.substring(0, Math.min(SHORT, checksum.length()));
    }

    String when(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    /** Kind and size. */
    String brief(AddedModel model) {
        return "%s \u00b7 %s".formatted(kind(model.facts().kind()), size(model.bytes()));
    }

    /** How the last comparison with the checksums went. */
    String checked(AddedModel model) {
        return model.lastCheck()
                .map(
                        check ->
                                check.sound()
                                        ? text.getString("models.sound").formatted(when(check.at()))
                                        : text.getString("models.damaged")
                                                .formatted(when(check.at()), damaged(check)))
                .orElseGet(() -> text.getString("models.unchecked").formatted(when(model.added())));
    }

    private static String damaged(ModelCheck check) {
        return Stream.concat(check.changed().stream(), check.missing().stream())
                .collect(Collectors.joining(", "));
    }
}
