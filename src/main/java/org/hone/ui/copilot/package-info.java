/** Ask a question, see the plan, submit, regenerate or edit it. */
package org.hone.ui.copilot;
