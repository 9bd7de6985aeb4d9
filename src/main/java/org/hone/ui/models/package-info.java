/** The screen of the models: what is in use, and what the user added. */
package org.hone.ui.models;
