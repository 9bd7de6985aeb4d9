/** A plan that runs, and its answer as tables. */
package org.hone.ui.results;
