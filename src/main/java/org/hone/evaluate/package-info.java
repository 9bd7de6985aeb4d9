/** How good plans are: their executed answers against those of reference plans. */
package org.hone.evaluate;
