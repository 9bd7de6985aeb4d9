/** Files and their formats: JSON, JSON lines, checksums and writes that survive a crash. */
package org.hone.io;
