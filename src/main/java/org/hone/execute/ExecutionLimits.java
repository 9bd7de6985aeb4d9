package org.hone.execute;

import java.time.Duration;

/**
 * What a running plan may take.
 *
 * @param stepTimeout from a step's begin to its end, retries and pages included
 * @param maxResponseBytes of one response
 * @param maxRows that one step keeps; the rest is left at the service and the table says so
 * @param attempts calls of one request, the first included
 * @param firstBackOff before the second attempt; doubles each time
 * @param parallelSteps steps that run side by side
 */
public record ExecutionLimits(
        Duration stepTimeout,
        long maxResponseBytes,
        int maxRows,
        int attempts,
        Duration firstBackOff,
        int parallelSteps) {
    /** 30 s a step, 8 MiB a response, 5,000 rows, 4 attempts from 200 ms on, 4 steps at once. */
    public static final ExecutionLimits DEFAULT =
            new ExecutionLimits(
                    Duration.ofSeconds(30), 8L << 20, 5000, 4, Duration.ofMillis(200), 4);
}
