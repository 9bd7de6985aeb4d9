package org.hone.io.exchange;

/** The forms in which preferences come and go. */
public enum ExchangeFormat {
    /** JSON lines with {@code prompt}, {@code chosen}, {@code rejected}, as TRL reads them. */
    TRL,
    /** JSON lines with {@code prompt}, {@code completions}, {@code tiers}: Hone's own, lossless. */
    RANKINGS,
    /**
     * JSON lines with {@code prompt}, {@code completion}, {@code label}, as TRL's KTO reads them.
     */
    KTO,
    /** A table with a header: {@code prompt}, {@code chosen}, {@code rejected}. */
    CSV,
    /** A JSON array of tasks, as Label Studio exports them (Pairwise or Ranker). */
    LABEL_STUDIO,
    /** JSON lines or an array of records, as Argilla exports them (a ranking question). */
    ARGILLA
}
