/** The assistant process: serves the interfaces of {@code assistant} over HTTP. */
package org.hone.server;
