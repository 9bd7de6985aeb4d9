package org.hone.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.io.Json;
import org.junit.jupiter.api.Test;

class AssistantSettingsTest {
    @Test
    void settingsThatAnEarlierVersionStoredAreReadAsTheyWere() throws Exception {
        String stored =
                "{\"serviceUrl\":\"https://a.org\",\"serviceDocument\":\"\",\"firstModel\":\"ENDPOINT\",\"endpointUrl\":\"https://b.org/v1\",\"endpointModel\":\"small\",\"endpointKey\":\"env:KEY\"}";
        assertThat(Json.newMapper().readValue(stored, AssistantSettings.class))
                .isEqualTo(
                        new AssistantSettings(
                                "https://a.org",
                                "",
                                FirstModelChoice.ENDPOINT,
                                "https://b.org/v1",
                                "small",
                                "env:KEY"));
    }

    @Test
    void addedModelsSurviveTheWayThroughJson() throws Exception {
        AssistantSettings chosen =
                AssistantSettings.DEFAULT.withLocalModel("a").withRefinementModel("b");
        String json = Json.newMapper().writeValueAsString(chosen);
        assertThat(Json.newMapper().readValue(json, AssistantSettings.class)).isEqualTo(chosen);
        assertThat(chosen.withService("https://a.org", "").refinementModel()).isEqualTo("b");
        assertThat(chosen.withShippedModel().localModel()).isEmpty();
    }
}
