package org.hone.client;

import java.time.Duration;

/**
 * How long the window waits for its assistant and how often it starts it anew.
 *
 * @param startUp a child that says nothing at all for so long before it is ready is ended
 * @param quick a child that dies sooner after it was ready, or before, died quickly
 * @param firstPause before the start after a quick death; doubled at each further one
 * @param quickDeaths after so many in a row no other child is started
 */
public record Patience(Duration startUp, Duration quick, Duration firstPause, int quickDeaths) {
    /** 60 s, 30 s, 0.5 s and five: half a minute of trying at the longest. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(500), 5);

    public Patience {
        if (quickDeaths < 1) {
            throw new IllegalArgumentException("quickDeaths " + quickDeaths);
        }
    }

    /** The pause after so many quick deaths in a row; none after none. */
    Duration pause(int deaths) {
        return deaths == 0
                ? Duration.ZERO
                : firstPause.multipliedBy(1L << Math.min(deaths - 1, 20));
    }
}
