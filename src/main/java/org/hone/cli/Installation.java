package org.hone.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things are on this machine.
 *
 * @param home the folder with {@code models/} and {@code data/}
 * @param userData the user's data folder
 */
public record Installation(Path home, Path userData) {

    /**
     * Reads the system property {@code hone.home} (else the working folder) and the variable {@code
     * HONE_DATA} (else the platform's data folder).
     */
    public static Installation detect(
            java.util.Properties properties, Map<String, String> environment) {
        Path home = Path.of(properties.getProperty("hone.home", ".")).toAbsolutePath().normalize();
        String data = environment.get("HONE_DATA");
        if (data != null && !data.isBlank()) {
            return new Installation(home, Path.of(data).toAbsolutePath().normalize());
        }
        Path user = Path.of(properties.getProperty("user.home"));
        String os = properties.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT);
        if (os.contains("mac")) {
            return new Installation(home, user.resolve("Library/Application Support/Hone"));
        } else if (os.contains("win") && environment.get("APPDATA") != null) {
            return new Installation(home, Path.of(environment.get("APPDATA"), "Hone"));
        }
        String xdg = environment.get("XDG_DATA_HOME");
        Path base = xdg == null || xdg.isBlank() ? user.resolve(".local/share") : Path.of(xdg);
        return new Installation(home, base.resolve("hone"));
    }

    /** The prompt library. */
    public Path prompts() {
        return home.resolve("data/prompts");
    }

    /** The shipped first model. */
    public Path firstModel() {
        return home.resolve("models/first");
    }

    /** The models that the user added. */
    public Path userModels() {
        return userData.resolve("models");
    }

    /** The utterances that the sentiment model learns from. */
    public Path sentimentUtterances() {
        return home.resolve("data/sentiment");
    }

    /** The shipped sentiment model. */
    public Path sentimentModel() {
        return home.resolve("models/sentiment");
    }

    /** The sample graph's files. */
    public Path sampleGraph() {
        return home.resolve("data/bkg");
    }
}
