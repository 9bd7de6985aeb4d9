package org.hone.domain;

import java.util.Map;
import java.util.Optional;

/** Small settings as text by key. Never holds a secret. */
public interface SettingsRepository {
    /** The value stored under a key. */
    Optional<String> get(String key);

    /** Stores a value. */
    void put(String key, String value);

    /** All settings. */
    Map<String, String> all();
}
