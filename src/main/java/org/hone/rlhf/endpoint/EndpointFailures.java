package org.hone.rlhf.endpoint;

import com.openai.errors.OpenAIServiceException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.hone.rlhf.endpoint.EndpointException.Kind;

/** Says what went wrong at one endpoint, in words that hold nothing of what it sent. */
final class EndpointFailures {
    private final EndpointOptions options;

    EndpointFailures(EndpointOptions options) {
        this.options = options;
    }

    /** An answer with an error status. */
    EndpointException status(OpenAIServiceException failed, Optional<Duration> retryAfter) {
        int status = failed.statusCode();
        String code = failed.code().orElse("");
        if (code.equals("context_length_exceeded")) {
            return failure(
                    Kind.BAD_ANSWER,
                    "The prompt is too long for the model %s. Show fewer examples, or choose a model that reads more."
                            .formatted(options.model()));
        } else if (status == 404 || code.equals("model_not_found")) {
            return failure(
                    Kind.MODEL_UNKNOWN,
                    "The endpoint %s does not know the model %s. Check the model's name, and that the address ends like /v1."
                            .formatted(options.host(), options.model()));
        }
        return switch (status) {
            case 401 ->
                    failure(
                            Kind.KEY_REFUSED,
                            "The endpoint %s refused the key. Check the key in the settings."
                                    .formatted(options.host()));
            case 403 ->
                    failure(
                            Kind.KEY_REFUSED,
                            "The endpoint %s does not let this key use the model %s. Check the key in the settings, or choose another model."
                                    .formatted(options.host(), options.model()));
            case 429 ->
                    failure(
                            Kind.RATE_LIMITED,
                            "The endpoint %s takes no more questions for now. Try again in %s."
                                    .formatted(
                                            options.host(),
                                            retryAfter
                                                    .map(wait -> wait.toSeconds() + 1 + " seconds")
                                                    .orElse("a minute")));
            default -> otherStatus(status);
        };
    }

    private EndpointException otherStatus(int status) {
        if (status >= 500) {
            return failure(
                    Kind.UNREACHABLE,
                    "The endpoint %s fails with status %d. Try again later, or use the shipped first model."
                            .formatted(options.host(), status));
        } else if (status >= 300 && status < 400) {
            return failure(
                    Kind.BAD_ANSWER,
                    "The endpoint %s points to another address. Write that address in the settings; the key is not sent on."
                            .formatted(options.host()));
        }
        return failure(
                Kind.BAD_ANSWER,
                "The endpoint %s refused the request with status %d. Check that %s is a model for chats."
                        .formatted(options.host(), status, options.model()));
    }

    EndpointException unreachable(Throwable why) {
        String how = "broke the connection off";
        if (why instanceof HttpConnectTimeoutException || why instanceof ConnectException) {
            how = "cannot be reached";
        } else if (why instanceof SSLException) {
            how = "has no secure connection that this machine trusts";
        }
        return failure(
                Kind.UNREACHABLE,
                "The endpoint %s %s. Check its address, and that it runs."
                        .formatted(options.host(), how));
    }

    EndpointException timedOut() {
        return failure(
                Kind.TIMED_OUT,
                "The endpoint %s gave no whole answer within %d seconds. Try again, or choose a faster model."
                        .formatted(options.host(), Math.max(1, options.timeout().toSeconds())));
    }

    EndpointException notChat() {
        return failure(
                Kind.BAD_ANSWER,
                "The endpoint %s does not answer as chat endpoints do. Check that the address ends like /v1."
                        .formatted(options.host()));
    }

    EndpointException brokenStream() {
        return failure(
                Kind.BAD_ANSWER,
                "The endpoint %s reported an error while it answered. Try again, or choose another model."
                        .formatted(options.host()));
    }

    EndpointException cutOff() {
        return failure(
                Kind.BAD_ANSWER,
                "The model %s stopped at its length limit before the plan was whole. Raise that limit at the endpoint, or choose another model."
                        .formatted(options.model()));
    }

    EndpointException filtered() {
        return failure(
                Kind.BAD_ANSWER,
                "The endpoint %s held the answer back with its content filter. Ask in other words."
                        .formatted(options.host()));
    }

    EndpointException tooLong() {
        return failure(
                Kind.BAD_ANSWER,
                "The model %s writes without end. Ask in other words, or choose another model."
                        .formatted(options.model()));
    }

    private static EndpointException failure(Kind kind, String message) {
        return new EndpointException(kind, message);
    }
}
