package org.hone.rlhf.endpoint;

import com.openai.core.http.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long an endpoint asks to be left alone (RFC 9110, 10.2.3: seconds or a date). */
final class RetryAfter {
    private RetryAfter() {}

    /** Empty where it does not say, or says it wrongly. */
    static Optional<Duration> of(Headers headers) {
        return headers.values("Retry-After").stream().findFirst().flatMap(RetryAfter::read);
    }

    private static Optional<Duration> read(String value) {
        String text = value.strip();
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(Instant.now(), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
