package org.hone.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hone.assistant.AssistantSettings;
import org.hone.domain.SettingsRepository;
import org.hone.io.Json;

/** The assistant's settings in the store, with the text of the own service's document. */
final class StoredSettings {
    private static final String SETTINGS = "assistant";
    private static final String DOCUMENT = "service-document";

    private final SettingsRepository repository;
    private final ObjectMapper mapper = Json.newMapper();

    StoredSettings(SettingsRepository repository) {
        this.repository = repository;
    }

    /** The settings stored last; the default ones if there are none that can be read. */
    AssistantSettings read() {
        try {
            String stored = repository.get(SETTINGS).orElse("");
            return stored.isEmpty()
                    ? AssistantSettings.DEFAULT
                    : mapper.readValue(stored, AssistantSettings.class);
        } catch (JsonProcessingException otherVersion) {
            return AssistantSettings.DEFAULT;
        }
    }

    /** The document that belongs to the settings. */
    String document() {
        return repository.get(DOCUMENT).orElse("");
    }

    void write(AssistantSettings settings, String document) {
        try {
            repository.put(DOCUMENT, document);
            repository.put(SETTINGS, mapper.writeValueAsString(settings));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Settings can always be written", impossible);
        }
    }
}
