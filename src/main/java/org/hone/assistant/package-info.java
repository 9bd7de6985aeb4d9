/**
 * The seam between the window and the assistant process: what a window may ask for, as interfaces.
 * {@code server} and {@code client} carry the same interfaces over HTTP. All methods may block;
 * call them from background threads.
 */
package org.hone.assistant;
