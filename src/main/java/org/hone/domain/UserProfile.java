package org.hone.domain;

/**
 * What the models may know of the analyst.
 *
 * @param name shown in the status bar and stored with every signal; may be empty
 */
public record UserProfile(String name) {
    /** Nobody in particular. */
    public static final UserProfile ANONYMOUS = new UserProfile("");
}
