package org.hone.rlhf.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.hone.domain.InvalidInputException;

/**
 * Which endpoint is asked, and how. It holds no key.
 *
 * @param baseUrl up to and including {@code /v1}; without a slash at the end
 * @param model the model's name at the endpoint
 * @param timeout for one plan, with everything that is asked again; a stream that was heard once
 *     and then is silent for a quarter of it is given up
 * @param temperature of sampling, in [0, 2]; left out where the endpoint refuses it
 * @param examples how many worked examples the prompt shows, in [0, 100]
 */
public record EndpointOptions(
        String baseUrl, String model, Duration timeout, double temperature, int examples) {
    /** How many worked examples are shown unless something else is said. */
    public static final int DEFAULT_EXAMPLES = 6;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration MOST_FOR_CONNECTING = Duration.ofSeconds(10);

    /**
     * @throws InvalidInputException if the address or the model's name cannot be used
     */
    public EndpointOptions {
        baseUrl = normal(baseUrl);
        model = model.strip();
        Objects.requireNonNull(timeout, "timeout");
        if (model.isEmpty()) {
            throw new InvalidInputException(
                    "The endpoint's model has no name. Write the name that the endpoint lists.");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout " + timeout);
        }
        if (!(temperature >= 0 && temperature <= 2) || examples < 0 || examples > 100) {
            throw new IllegalArgumentException(temperature + ", " + examples);
        }
    }

    /** Two minutes, temperature 0 and {@value #DEFAULT_EXAMPLES} examples. */
    public static EndpointOptions of(String baseUrl, String model) {
        return new EndpointOptions(baseUrl, model, DEFAULT_TIMEOUT, 0, DEFAULT_EXAMPLES);
    }

    /**
     * The address as keys are filed under it.
     *
     * @throws InvalidInputException if it is not an http or https address, or holds a password
     */
    static String normal(String baseUrl) {
        String text = baseUrl.strip();
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw unusable();
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!(http || https)
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw unusable();
        }
        return text;
    }

    private static InvalidInputException unusable() {
        return new InvalidInputException(
                "The endpoint's address cannot be used. Write it like https://host/v1, without a name, a password or a question mark.");
    }

    /** The endpoint's host, and its port where the address gives one. */
    String host() {
        URI uri = URI.create(baseUrl);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    Duration connectTimeout() {
        return timeout.compareTo(MOST_FOR_CONNECTING) < 0 ? timeout : MOST_FOR_CONNECTING;
    }

    Duration silence() {
        return timeout.dividedBy(4);
    }
}
