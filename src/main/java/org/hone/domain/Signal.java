package org.hone.domain;

/** What an analyst did with a suggestion [patent 50, 63]. */
public enum Signal {
    SUBMITTED,
    REGENERATED,
    EDITED,
    THUMB_UP,
    THUMB_DOWN,
    MESSAGE
}
