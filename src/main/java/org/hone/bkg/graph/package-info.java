/**
 * The knowledge graph: kinds, typed edges, the H2 file that keeps it and the memory form that
 * answers.
 */
package org.hone.bkg.graph;
