/** Names to nodes: exact look-up, search as you type, and the linking of a query's mentions. */
package org.hone.bkg.index;
