package org.hone.domain;

/** What a model does in the workflow [patent, Fig. 3]. */
public enum ModelRole {
    FIRST,
    REFINEMENT,
    REWARD,
    SENTIMENT
}
