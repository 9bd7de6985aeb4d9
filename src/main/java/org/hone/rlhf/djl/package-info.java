/**
 * The models of the refinement workflow as decoders on DJL, and one file per training algorithm.
 */
package org.hone.rlhf.djl;
