/**
 * Weights files as they lie on disk: memory-mapped GGUF and safetensors, whose headers are believed
 * only after every count, length and offset has been checked against the size of the file.
 */
package org.hone.llama.storage;
