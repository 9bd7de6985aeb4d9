/**
 * A first model behind an OpenAI-compatible chat endpoint: prompt, call, reading of the answer, and
 * keys, which are resolved just before a call and shown nowhere.
 */
package org.hone.rlhf.endpoint;
