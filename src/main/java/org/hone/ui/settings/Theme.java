package org.hone.ui.settings;

/** Which colours the window has. */
public enum Theme {
    /** Those of the platform. */
    SYSTEM,
    LIGHT,
    DARK
}
