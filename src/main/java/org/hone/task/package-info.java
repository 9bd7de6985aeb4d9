/** Work that takes time: progress, cancellation and where it runs. */
package org.hone.task;
