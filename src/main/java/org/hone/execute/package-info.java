/** Runs plans against a service over HTTP: dependencies, parallel steps, retries, limits. */
package org.hone.execute;
