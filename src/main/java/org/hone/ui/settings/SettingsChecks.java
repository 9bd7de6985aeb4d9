package org.hone.ui.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hone.assistant.AssistantSettings.FirstModelChoice;

/** What can be said of the settings without asking anybody. */
final class SettingsChecks {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST_MODEL = 200;

    private SettingsChecks() {}

    /** The problems of the fields that are in use. */
    static Map<SettingsField, SettingsProblem> of(SettingsDraft draft) {
        Map<SettingsField, SettingsProblem> problems = new EnumMap<>(SettingsField.class);
        if (draft.annotator().get().strip().length() > WindowPreferences.LONGEST_NAME) {
            problems.put(
                    SettingsField.ANNOTATOR, new SettingsProblem("settings.problem.name", false));
        }
        if (draft.ownService().get()) {
            needed(draft.serviceUrl().get(), "settings.problem.url", SettingsChecks::webAddress)
                    .ifPresent(problem -> problems.put(SettingsField.SERVICE_URL, problem));
            needed(
                            draft.serviceDocument().get(),
                            "settings.problem.document",
                            text -> address(text).isPresent() || absoluteFile(text))
                    .ifPresent(problem -> problems.put(SettingsField.SERVICE_DOCUMENT, problem));
        }
        if (draft.firstModel().get() == FirstModelChoice.ENDPOINT) {
            problems.putAll(ofEndpoint(draft));
        }
        return problems;
    }

    /** The problems of the endpoint's fields, whether it is in use or not. */
    static Map<SettingsField, SettingsProblem> ofEndpoint(SettingsDraft draft) {
        Map<SettingsField, SettingsProblem> problems = new EnumMap<>(SettingsField.class);
        needed(draft.endpointUrl().get(), "settings.problem.url", SettingsChecks::webAddress)
                .ifPresent(problem -> problems.put(SettingsField.ENDPOINT_URL, problem));
        needed(
                        draft.endpointModel().get(),
                        "settings.problem.model",
                        text -> text.length() <= LONGEST_MODEL)
                .ifPresent(problem -> problems.put(SettingsField.ENDPOINT_MODEL, problem));
        if (draft.keyPlace().get() == KeyPlace.ENVIRONMENT) {
            needed(
                            draft.keyVariable().get(),
                            "settings.problem.variable",
                            text -> VARIABLE.matcher(text).matches())
                    .ifPresent(problem -> problems.put(SettingsField.KEY_VARIABLE, problem));
        }
        return problems;
    }

    private static Optional<SettingsProblem> needed(
            String text, String problem, Predicate<String> check) {
        if (text.isBlank()) {
            return Optional.of(new SettingsProblem("settings.problem.missing", true));
        }
        return check.test(text.strip())
                ? Optional.empty()
                : Optional.of(new SettingsProblem(problem, false));
    }

    /** Whether a text can be the beginning of addresses: no password in it, no query. */
    private static boolean webAddress(String text) {
        return address(text)
                .filter(uri -> uri.getQuery() == null && uri.getFragment() == null)
                .isPresent();
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static boolean absoluteFile(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
