/** Controls that several screens share. */
package org.hone.ui.control;
