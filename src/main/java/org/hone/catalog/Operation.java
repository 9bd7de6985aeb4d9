package org.hone.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One operation of a service.
 *
 * @param name the operationId
 * @param summary one sentence
 * @param words a sentence about a call with parameter names in braces, such as {@code Find genes
 *     associated with {disease}}; empty when the document has none
 * @param method the HTTP method in upper case
 * @param path the path template below the service's base URL
 * @param parameters in the document's order, without the paging cursor
 * @param cursor the parameter that takes the paging cursor; empty when the operation does not page
 * @param result what it returns
 */
public record Operation(
        String name,
        String summary,
        String words,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<String> cursor,
        ResultType result) {
    public Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(cursor, "cursor");
        Objects.requireNonNull(result, "result");
    }

    /** The parameter of that name. */
    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
