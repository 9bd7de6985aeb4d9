package org.hone.domain;

/** What an analyst's message says of a plan or an answer [patent 41]. */
public enum Sentiment {
    POSITIVE,
    /** A question, a follow-up, a statement of fact: no verdict. */
    NEUTRAL,
    NEGATIVE
}
