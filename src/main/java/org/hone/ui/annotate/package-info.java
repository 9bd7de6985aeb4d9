/** The annotators' screen: plans side by side, judged by keys. */
package org.hone.ui.annotate;
