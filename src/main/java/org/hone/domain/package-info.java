/**
 * The nouns of Hone: immutable records and sealed types, and the repository interfaces that the
 * application services need. Nothing here knows how anything is stored, sent, learned or shown.
 */
package org.hone.domain;
