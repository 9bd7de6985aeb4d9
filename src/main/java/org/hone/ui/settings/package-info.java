/** The settings screen, and the window's own preferences. */
package org.hone.ui.settings;
