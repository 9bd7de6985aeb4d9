/** The picture of how the entities of an answer hang together. */
package org.hone.ui.results.picture;
