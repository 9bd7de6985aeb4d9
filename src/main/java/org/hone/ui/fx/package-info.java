/** Between JavaFX and the rest: tasks, views, text. */
package org.hone.ui.fx;
