package org.hone.llama.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hone.io.Json;

/** The numbers that small_models.py and smollm2_reference.py wrote. */
final class Fixtures {
    private Fixtures() {}

    static Path path(String name) {
        try {
            URL url = Fixtures.class.getResource(name);
            return Path.of(url.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode json(String name) throws IOException {
        return Json.newMapper().readTree(path(name).toFile());
    }

    static List<Integer> ints(JsonNode array) {
        List<Integer> ints = new ArrayList<>();
        array.forEach(number -> ints.add(number.asInt()));
        return ints;
    }

    static List<String> texts(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        json(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The largest distance between numbers of the same place. */
    static double distance(float[] actual, float[] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError(actual.length + " numbers instead of " + expected.length);
        }
        double largest = 0;
        for (int i = 0; i < actual.length; i++) {
            double distance = Math.abs((double) actual[i] - expected[i]);
            largest = Double.isNaN(distance) ? Double.NaN : Math.max(largest, distance);
        }
        return largest;
    }
}
