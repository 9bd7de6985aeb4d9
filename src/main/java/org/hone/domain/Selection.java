package org.hone.domain;

/**
 * The policy's choice among candidates, with what is needed to correct for it later.
 *
 * @param index of the chosen candidate, from 0
 * @param propensity probability, in (0, 1], with which the policy chose it
 * @param refineProbability p, in [0, 1]: the chance that A2 was considered [patent 72]
 * @param temperature T of exp(T (R2 - R1)) [patent 74]
 * @param reason one plain sentence, such as why p is 0
 */
public record Selection(
        int index, double propensity, double refineProbability, double temperature, String reason) {
    public Selection {
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("propensity " + propensity);
        }
    }
}
