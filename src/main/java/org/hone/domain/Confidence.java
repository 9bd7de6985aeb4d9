package org.hone.domain;

/** How sure an annotator is of a judgement. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
}
