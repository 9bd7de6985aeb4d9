package org.hone.domain;

/**
 * An action and what the reward model says of it.
 *
 * @param reward R(S, A) [patent 42]; any real number, larger is better
 */
public record Candidate(Action action, double reward) {}
