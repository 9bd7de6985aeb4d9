package org.hone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hone.assistant.AddedModel;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelFacts;
import org.hone.assistant.ModelKind;
import org.hone.assistant.ModelShelf;
import org.hone.domain.InvalidInputException;
import org.hone.domain.ModelRole;
import org.hone.io.Json;

/** Prints added models as tables, or as JSON. */
final class ModelPrinter {
    private static final String ROW = "%-28s %-12s %-18s %10s %8s %-9s %9s  %s";

    private final Console console;
    private final ObjectMapper mapper = Json.newMapper();

    ModelPrinter(Console console) {
        this.console = console;
    }

    /** The role that a word of the command line means. */
    static ModelRole role(String word) {
        try {
            return ModelRole.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInputException(
                    "%s is no role. Give first or refinement.".formatted(word));
        }
    }

    void shelf(ModelShelf shelf, boolean json) throws JsonProcessingException {
        if (json) {
            print(shelf);
            return;
        }
        shelf.troubles().forEach(console::note);
        if (shelf.models().isEmpty()) {
            console.print("No model is added. Add one with hone models add PATH.");
            return;
        }
        console.print(
                ROW.formatted(
                                "ID",
                                "KIND",
                                "ARCHITECTURE",
                                "PARAMETERS",
                                "CONTEXT",
                                "PRECISION",
                                "SIZE",
                                "USED AS")
                        .stripTrailing());
        for (AddedModel model : shelf.models()) {
            ModelFacts facts = model.facts();
            console.print(
                    ROW.formatted(
                                    model.id(),
                                    kind(facts.kind()),
                                    facts.architecture(),
                                    count(facts.parameters()),
                                    facts.contextLength() == 0
                                            ? "?"
                                            : "%,d".formatted(facts.contextLength()),
                                    facts.precision(),
                                    size(model.bytes()),
                                    roles(shelf.uses(model.id())))
                            .stripTrailing());
        }
    }

    void card(AddedModel model, List<ModelRole> uses, boolean json) throws JsonProcessingException {
        if (json) {
            print(model);
            return;
        }
        ModelFacts facts = model.facts();
        line("id", model.id());
        line("name", facts.name());
        line("kind", kind(facts.kind()));
        line("architecture", known(facts.architecture()));
        line("parameters", facts.parameters() == 0 ? "?" : "%,d".formatted(facts.parameters()));
        line(
                "context",
                facts.contextLength() == 0 ? "?" : "%,d tokens".formatted(facts.contextLength()));
        line("precision", known(facts.precision()));
        line("licence", known(facts.licence()));
        line("size", "%s (%,d bytes)".formatted(size(model.bytes()), model.bytes()));
        line("added", model.added().toString());
        line("source", model.source() + (model.copied() ? " (copied)" : " (used where it is)"));
        line("used as", uses.isEmpty() ? "nothing" : roles(uses));
        line("verified", verified(model.lastCheck()));
        model.files().forEach(file -> line("file", "%s  %s".formatted(file.sha256(), file.name())));
    }

    private static String verified(Optional<ModelCheck> check) {
        return check.map(
                        last ->
                                last.at()
                                        + (last.sound()
                                                ? ", every file as it was added"
                                                : ", changed or missing: " + damaged(last)))
                .orElse("never");
    }

    private static String damaged(ModelCheck check) {
        return java.util.stream.Stream.concat(check.changed().stream(), check.missing().stream())
                .collect(Collectors.joining(", "));
    }

    void check(AddedModel model, ModelCheck check, boolean json) throws JsonProcessingException {
        if (json) {
            print(check);
            return;
        }
        for (var file : model.files()) {
            String state =
                    check.changed().contains(file.name())
                            ? "CHANGED"
                            : check.missing().contains(file.name()) ? "MISSING" : "ok";
            console.print("%-8s %s".formatted(state, file.name()));
        }
        if (!check.sound()) {
            console.note(
                    "%s is not as it was added. Get the files again, remove the model and add it anew."
                            .formatted(model.id()));
        }
    }

    void inUse(AssistantStatus status) {
        status.models()
                .forEach(
                        version ->
                                line(
                                        roles(List.of(version.role())),
                                        version.name()
                                                + (version.trained() ? "" : " (not trained)")));
    }

    private void line(String name, String value) {
        console.print("%-13s %s".formatted(name + ":", value));
    }

    private void print(Object value) throws JsonProcessingException {
        console.print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    private static String kind(ModelKind kind) {
        return switch (kind) {
            case CHECKPOINT -> "checkpoint";
            case HUGGING_FACE -> "Hugging Face";
            case GGUF -> "GGUF";
        };
    }

    private static String roles(List<ModelRole> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String known(String text) {
        return text.isEmpty() ? "?" : text;
    }

    private static String count(long parameters) {
        if (parameters == 0) {
            return "?";
        } else if (parameters < 1_000_000) {
            return "%,d".formatted(parameters);
        }
        return parameters < 1_000_000_000
                ? "%.1f M".formatted(parameters / 1e6)
                : "%.2f B".formatted(parameters / 1e9);
    }

    /** A size as people say it, in units of 1000. */
    String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        } else if (bytes < 1_000_000) {
            return "%.1f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? "%.1f MB".formatted(bytes / 1e6)
                : "%.2f GB".formatted(bytes / 1e9);
    }
}
