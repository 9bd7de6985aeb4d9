package org.hone.domain;

/**
 * How far an annotator is.
 *
 * @param done judged, those taken back not counted
 * @param waiting tasks that could be given still
 * @param drafts begun
 * @param skipped left to others
 * @param medianMillis per task over the last judgements; 0 when there is none
 */
public record AnnotatorStats(
        long done, long waiting, long drafts, long skipped, long medianMillis) {}
