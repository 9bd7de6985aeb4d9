package org.hone.domain;

/** How a task stands with one annotator. */
public enum TaskState {
    /** Given, and nothing done yet. */
    PENDING,
    /** Begun. */
    DRAFT,
    /** Left to others. */
    SKIPPED,
    /** Judged. */
    DONE
}
