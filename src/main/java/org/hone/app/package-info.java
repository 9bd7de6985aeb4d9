/** Puts the parts together and starts them. Nothing depends on this package. */
package org.hone.app;
