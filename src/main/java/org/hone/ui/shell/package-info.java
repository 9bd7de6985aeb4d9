/** The frame of the window: navigation, screens, status bar. */
package org.hone.ui.shell;
