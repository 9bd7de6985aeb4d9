package org.hone.domain;

/** What an annotator is asked to compare [patent 52-60]. */
public enum TaskKind {
    /** Two plans. */
    PAIRWISE,
    /** Three to six plans. */
    K_WAY,
    /** Plans one of which is known to be right: a check of the annotator. */
    GOLD
}
