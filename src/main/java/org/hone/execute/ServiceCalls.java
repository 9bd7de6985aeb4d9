package org.hone.execute;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.hone.task.Cancellation;

/** Sends requests: again after 429, 503 and connection errors, never after anything else. */
final class ServiceCalls {
    private static final Set<Integer> WORTH_RETRYING = Set.of(429, 503);

    private final HttpClient client;
    private final ExecutionLimits limits;

    ServiceCalls(HttpClient client, ExecutionLimits limits) {
        this.client = client;
        this.limits = limits;
    }

    /** The step's time is up. */
    static final class StepTimeout extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Sends a request until it is answered, attempts run out or the deadline passes.
     *
     * @param deadline in {@link System#nanoTime}
     * @param attempt hears the number of each attempt, from 1
     */
    HttpResponse<byte[]> send(
            HttpRequest request, long deadline, IntConsumer attempt, Cancellation cancellation)
            throws StepFailure, StepTimeout, InterruptedException {
        Duration backOff = limits.firstBackOff();
        for (int n = 1; ; n++) {
            cancellation.check();
            attempt.accept(n);
            String trouble;
            Duration wait = backOff;
            try {
                HttpResponse<byte[]> response = once(request, deadline, cancellation);
                if (!WORTH_RETRYING.contains(response.statusCode())) {
                    return response;
                }
                trouble =
                        response.statusCode() == 429
                                ? "The service is too busy (429); try again later."
                                : "The service is not available at the moment (503); try again later.";
                wait = longer(wait, retryAfter(response));
            } catch (BoundedBody.TooLarge tooLarge) {
                throw new StepFailure(
                        "The answer is larger than %,d bytes; narrow the step, for example with a limit."
                                .formatted(limits.maxResponseBytes()));
            } catch (IOException broken) {
                trouble =
                        "The service does not answer (%s). Check that it runs and its address in Settings."
                                .formatted(reason(broken));
            }
            if (n >= limits.attempts()) {
                throw new StepFailure(trouble);
            }
            pause(jittered(wait), deadline, cancellation);
            backOff = backOff.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> once(HttpRequest request, long deadline, Cancellation cancellation)
            throws IOException, StepTimeout, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, info -> new BoundedBody(limits.maxResponseBytes()));
        cancellation.onRequest(() -> call.cancel(true));
        try {
            return call.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new StepTimeout();
        } catch (ExecutionException failed) {
            cancellation.check();
            if (failed.getCause() instanceof java.net.http.HttpTimeoutException) {
                throw new StepTimeout();
            }
            for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof BoundedBody.TooLarge tooLarge) {
                    throw tooLarge;
                }
            }
            throw failed.getCause() instanceof IOException io
                    ? io
                    : new IOException(failed.getCause());
        } catch (CancellationException cancelled) {
            cancellation.check();
            throw cancelled;
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    private static Duration jittered(Duration wait) {
        return Duration.ofNanos(
                (long) (wait.toNanos() * (1 + 0.2 * ThreadLocalRandom.current().nextDouble())));
    }

    private static void pause(Duration wait, long deadline, Cancellation cancellation)
            throws StepTimeout, InterruptedException {
        if (wait.toNanos() > deadline - System.nanoTime()) {
            throw new StepTimeout();
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        cancellation.onRequest(cancelled::countDown);
        cancelled.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        cancellation.check();
    }

    private static String reason(Throwable broken) {
        return broken instanceof java.net.ConnectException
                ? "connection refused"
                : broken.getMessage() == null
                        ? broken.getClass().getSimpleName()
                        : broken.getMessage();
    }
}
