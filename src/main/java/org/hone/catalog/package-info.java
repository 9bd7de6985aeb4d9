/**
 * The action space: the operations of a service, read from its OpenAPI document, and the language
 * of plans over them (parser, printer, validator, JSON forms, grammar for constrained decoding).
 */
package org.hone.catalog;
