package org.hone.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The operations that a service offers. */
public final class Catalog {
    private final String title;
    private final Map<String, Operation> operations;

    /**
     * @param title the service's name
     * @param operations in the document's order, names unique
     */
    public Catalog(String title, List<Operation> operations) {
        this.title = Objects.requireNonNull(title, "title");
        Map<String, Operation> byName = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (byName.put(operation.name(), operation) != null) {
                throw new IllegalArgumentException("Two operations named " + operation.name());
            }
        }
        this.operations = Collections.unmodifiableMap(byName);
    }

    /** The service's name. */
    public String title() {
        return title;
    }

    /** All operations in the document's order. */
    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    /** The operation of that name. */
    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }
}
