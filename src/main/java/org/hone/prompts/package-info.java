/** The prompt library: questions with reference plans, in splits and phrasing groups. */
package org.hone.prompts;
