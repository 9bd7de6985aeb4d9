/** Graphs from files: the sample graph, Hetionet's own files and any table of nodes and edges. */
package org.hone.bkg.imports;
