package org.hone.rlhf;

import org.hone.domain.ModelVersion;
import org.hone.domain.SentimentScores;

/** Reads from a message whether the analyst is content with a plan or an answer [patent 41, 63]. */
public interface SentimentModel {
    /**
     * The sentiment of a message in any wording; an empty one is neutral. Takes a few milliseconds;
     * safe to call from several threads.
     */
    SentimentScores read(String message);

    /** Which weights this is. */
    ModelVersion version();
}
