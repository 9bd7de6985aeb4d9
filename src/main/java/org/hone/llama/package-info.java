/**
 * A LLaMA-architecture decoder on DJL: configuration, weights, tokenizer, the parts of the network
 * under their published names, generation and constrained decoding. Shapes are written B (batch), T
 * (positions of this call), S (positions in all), D (hidden), H (heads), K (key-value heads), d
 * (head size), V (vocabulary).
 *
 * <p>Ownership: parameters live in {@link org.hone.llama.Weights}; every result belongs to the
 * manager of the step's input, so closing that manager frees all that a step made.
 */
package org.hone.llama;
