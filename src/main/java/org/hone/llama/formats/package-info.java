/**
 * Opens models as they are published: Hugging Face folders, GGUF files and Hone's own checkpoints,
 * each as a network, a tokenizer, a chat template where there is one, and a description. {@link
 * org.hone.llama.formats.LlamaModels} is the way in.
 */
package org.hone.llama.formats;
