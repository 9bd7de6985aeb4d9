/**
 * The embedded biomedical knowledge-graph service: its operations, OpenAPI document, HTTP server
 * and entity index over the graph of {@code org.hone.bkg.graph}.
 */
package org.hone.bkg;
