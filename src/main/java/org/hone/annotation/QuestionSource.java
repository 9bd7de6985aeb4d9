package org.hone.annotation;

import java.util.Iterator;

/** A library of questions with entities filled in. Used by the maker's thread. */
@FunctionalInterface
public interface QuestionSource {
    /**
     * Questions in an order drawn from a seed, without end as long as the library has any.
     *
     * @throws org.hone.domain.InvalidInputException if the library cannot be read
     */
    Iterator<Question> draw(long seed);
}
