/**
 * The models that the user added: their cards, their files or where those are, and what a model's
 * files say of it.
 */
package org.hone.registry;
