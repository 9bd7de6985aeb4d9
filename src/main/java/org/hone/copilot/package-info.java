/**
 * The workflow of the patent on one page: query to suggestion to answer. Read {@link
 * org.hone.copilot.CopilotService} first.
 */
package org.hone.copilot;
