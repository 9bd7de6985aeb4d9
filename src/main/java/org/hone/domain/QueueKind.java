package org.hone.domain;

/** In which order tasks are given to an annotator. */
public enum QueueKind {
    /** By chance. */
    RANDOM,
    /** Where the reward model is least sure first. */
    ACTIVE,
    /** Only those whose answer is known. */
    GOLD,
    /** Those that several annotators are to judge, the ones that others have judged first. */
    OVERLAP
}
