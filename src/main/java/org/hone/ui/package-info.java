/** The window. Views bind, view models decide, FXML lays out. */
package org.hone.ui;
