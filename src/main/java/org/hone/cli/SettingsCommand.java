package org.hone.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.SettingsAssistant;
import org.hone.domain.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and changes what the assistant works with. */
@Command(
        name = "settings",
        description = "Show and change service and first model.",
        mixinStandardHelpOptions = true)
public final class SettingsCommand implements Callable<Integer> {
    private static final int MAX_KEY = 4096;

    private final org.hone.cli.Console console;
    private final Callable<? extends Assistant> open;

    public SettingsCommand(org.hone.cli.Console console, Callable<? extends Assistant> open) {
        this.console = console;
        this.open = open;
    }

    /** Work with the settings of an assistant that is closed afterwards. */
    @FunctionalInterface
    private interface Work {
        void on(SettingsAssistant settings) throws IOException;
    }

    private int with(Work work) throws Exception {
        Assistant assistant = open.call();
        try {
            work.on(assistant.settingsAssistant());
            return ExitCodes.DONE;
        } finally {
            if (assistant instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    /** Shows the settings and what is in use. */
    @Override
    public Integer call() throws Exception {
        return with(settings -> show(settings.settings(), settings.status()));
    }

    private void show(AssistantSettings settings, AssistantStatus status) {
        console.print(
                "service: %s%s, %s"
                        .formatted(
                                status.service(),
                                settings.serviceUrl().isEmpty()
                                        ? " (embedded)"
                                        : " at " + settings.serviceUrl(),
                                status.serviceUp() ? "answers" : "does not answer"));
        status.models()
                .forEach(
                        model ->
                                console.print(
                                        "%s model: %s%s"
                                                .formatted(
                                                        model.role()
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT),
                                                        model.name(),
                                                        model.trained() ? "" : " (not trained)")));
        if (settings.firstModel() == FirstModelChoice.ENDPOINT) {
            console.print(
                    "key: " + (settings.endpointKey().isEmpty() ? "none" : settings.endpointKey()));
        }
        console.print("policy: " + status.policy());
        status.notices().forEach(console::note);
    }

    /** Chooses the service. */
    @Command(
            name = "service",
            description = "Plan for another documented service, or for the embedded one again.",
            mixinStandardHelpOptions = true)
    int service(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "URL",
                            description = "Its address; left out: the embedded service.")
                    String url,
            @Option(
                            names = "--document",
                            defaultValue = "",
                            description =
                                    "Address or file of its OpenAPI document (default: openapi.json below its address).")
                    String document)
            throws Exception {
        return with(
                settings -> {
                    AssistantSettings old = settings.settings();
                    AssistantSettings changed = old.withService(url == null ? "" : url, document);
                    show(changed, settings.change(changed));
                });
    }

    /** Chooses the first model. */
    @Command(
            name = "first-model",
            description =
                    "Propose plans with an OpenAI-compatible endpoint, or the shipped model again.",
            mixinStandardHelpOptions = true)
    int firstModel(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "URL",
                            description =
                                    "The endpoint up to and including /v1; left out: the shipped model.")
                    String url,
            @Option(
                            names = "--model",
                            defaultValue = "",
                            description = "The model's name at the endpoint.")
                    String model,
            @Option(
                            names = "--key",
                            defaultValue = "",
                            description =
                                    "Where the key is: env:NAME, keyring, or nothing for none. Never the key itself.")
                    String key,
            @Option(names = "--test", description = "Ask the endpoint for one word first.")
                    boolean test)
            throws Exception {
        return with(
                settings -> {
                    AssistantSettings old = settings.settings();
                    AssistantSettings changed =
                            old.withFirstModel(
                                    url == null
                                            ? FirstModelChoice.SHIPPED
                                            : FirstModelChoice.ENDPOINT,
                                    url == null ? "" : url,
                                    model,
                                    key);
                    if (test && url != null) {
                        console.print(settings.testEndpoint(changed));
                    }
                    show(changed, settings.change(changed));
                });
    }

    /** Keeps a key. */
    @Command(
            name = "key",
            description = "Put an endpoint's key, typed or from standard input, into the keyring.",
            mixinStandardHelpOptions = true)
    int key(@Parameters(paramLabel = "URL", description = "The endpoint.") String url)
            throws Exception {
        String key = readKey();
        return with(settings -> settings.keepKey(url, key));
    }

    private static String readKey() throws IOException {
        Console terminal = System.console();
        if (terminal != null) {
            return new String(terminal.readPassword("Key: "));
        }
        byte[] bytes = System.in.readNBytes(MAX_KEY + 1);
        if (bytes.length > MAX_KEY) {
            throw new InvalidInputException("A key has at most %,d bytes.".formatted(MAX_KEY));
        }
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
