/** The command line: every capability of the window without the window. */
package org.hone.cli;
