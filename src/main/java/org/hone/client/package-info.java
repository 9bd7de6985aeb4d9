/** The assistant as a window sees it: over HTTP, in a process of its own that is watched over. */
package org.hone.client;
