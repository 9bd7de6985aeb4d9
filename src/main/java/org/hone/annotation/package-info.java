/**
 * The annotators' service: makes tasks out of questions, gives them out, takes judgements. Read
 * {@link org.hone.annotation.AnnotationService} first.
 */
package org.hone.annotation;
