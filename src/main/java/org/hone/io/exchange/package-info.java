/** Preferences in the forms that other tools write and read. */
package org.hone.io.exchange;
