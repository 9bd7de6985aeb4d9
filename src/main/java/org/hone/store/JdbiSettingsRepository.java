package org.hone.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hone.domain.SettingsRepository;
import org.jdbi.v3.core.Jdbi;

/** Settings in H2. */
final class JdbiSettingsRepository implements SettingsRepository {
    private final Jdbi jdbi;

    JdbiSettingsRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<String> get(String key) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT content FROM setting WHERE name = :name")
                                .bind("name", key)
                                .mapTo(String.class)
                                .findOne());
    }

    @Override
    public void put(String key, String value) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "MERGE INTO setting (name, content) KEY (name) VALUES (:name, :content)")
                                .bind("name", key)
                                .bind("content", value)
                                .execute());
    }

    @Override
    public Map<String, String> all() {
        return jdbi.withHandle(
                handle -> {
                    Map<String, String> all = new LinkedHashMap<>();
                    handle.createQuery("SELECT name, content FROM setting ORDER BY name")
                            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                            .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
                    return all;
                });
    }
}
