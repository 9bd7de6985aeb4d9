package org.hone.catalog;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hone.domain.InvalidInputException;

/**
 * Reads the operations that an OpenAPI 3.0 or 3.1 document describes. Vendor extensions add what
 * OpenAPI cannot say; a document without them gives a plainer catalogue.
 *
 * <ul>
 *   <li>{@code x-hone-kind} on a schema: an entity of that kind, or {@code any}
 *   <li>{@code x-hone-rows} on a schema: rows of an earlier step, of that kind or {@code any}
 *   <li>{@code x-hone-paging: cursor}: the paging cursor, which no plan mentions
 *   <li>{@code x-hone-words} on an operation: a sentence with parameters in braces
 *   <li>{@code x-hone-result} on an operation: {@code kind}, {@code sameAs} or {@code scalar}
 * </ul>
 */
public final class OpenApiCatalogReader {

    /**
     * Reads a document's text, JSON or YAML. References to other files or hosts are not followed.
     *
     * @throws InvalidInputException if it is no OpenAPI document or offers no operation
     */
    public Catalog read(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        options.setSafelyResolveURL(true);
        options.setRemoteRefAllowList(List.of());
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document, null, options);
        OpenAPI api = result.getOpenAPI();
        if (api == null || api.getPaths() == null || api.getPaths().isEmpty()) {
            String why =
                    result.getMessages() == null || result.getMessages().isEmpty()
                            ? "it describes no operation"
                            : result.getMessages().get(0);
            throw new InvalidInputException(
                    "That is not an OpenAPI 3 document that Hone can use: " + why + ".");
        }
        List<Operation> operations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        operations.add(
                                                                read(
                                                                        path, method, item,
                                                                        operation, names))));
        String title =
                api.getInfo() == null || api.getInfo().getTitle() == null
                        ? "service"
                        : api.getInfo().getTitle();
        return new Catalog(title, operations);
    }

    private static Operation read(
            String path,
            PathItem.HttpMethod method,
            PathItem item,
            io.swagger.v3.oas.models.Operation operation,
            Set<String> names) {
        List<Parameter> parameters = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        List<io.swagger.v3.oas.models.parameters.Parameter> declared = new ArrayList<>();
        Optional.ofNullable(item.getParameters()).ifPresent(declared::addAll);
        Optional.ofNullable(operation.getParameters()).ifPresent(declared::addAll);
        for (io.swagger.v3.oas.models.parameters.Parameter p : declared) {
            Optional<Parameter.Location> in = location(p.getIn());
            if (in.isPresent() && p.getSchema() != null && p.getName() != null) {
                if (SchemaTypes.isCursor(p.getSchema())) {
                    cursor = Optional.of(p.getName());
                } else {
                    parameters.add(
                            new Parameter(
                                    p.getName(),
                                    SchemaTypes.type(p.getSchema()),
                                    Boolean.TRUE.equals(p.getRequired()),
                                    in.get(),
                                    text(p.getDescription())));
                }
            }
        }
        Schema<?> body = body(operation);
        if (body != null && body.getProperties() != null) {
            List<String> required = body.getRequired() == null ? List.of() : body.getRequired();
            for (Map.Entry<String, ?> property : body.getProperties().entrySet()) {
                Schema<?> schema = (Schema<?>) property.getValue();
                if (SchemaTypes.isCursor(schema)) {
                    cursor = Optional.of(property.getKey());
                } else {
                    parameters.add(
                            new Parameter(
                                    property.getKey(),
                                    SchemaTypes.type(schema),
                                    required.contains(property.getKey()),
                                    Parameter.Location.BODY,
                                    text(schema.getDescription())));
                }
            }
        }
        Map<String, Object> extensions =
                operation.getExtensions() == null ? Map.of() : operation.getExtensions();
        return new Operation(
                uniqueName(operation.getOperationId(), method, path, names),
                text(operation.getSummary()),
                extensions.getOrDefault("x-hone-words", "").toString(),
                method.name(),
                path,
                parameters,
                cursor,
                result(extensions.get("x-hone-result")));
    }

    private static Optional<Parameter.Location> location(String in) {
        return switch (in == null ? "" : in) {
            case "path" -> Optional.of(Parameter.Location.PATH);
            case "query" -> Optional.of(Parameter.Location.QUERY);
            case "header" -> Optional.of(Parameter.Location.HEADER);
            default -> Optional.empty();
        };
    }

    private static Schema<?> body(io.swagger.v3.oas.models.Operation operation) {
        Content content =
                operation.getRequestBody() == null ? null : operation.getRequestBody().getContent();
        MediaType json = content == null ? null : content.get("application/json");
        return json == null ? null : json.getSchema();
    }

    private static ResultType result(Object extension) {
        if (extension instanceof Map<?, ?> map) {
            if (map.get("kind") != null) {
                return new ResultType.EntityRows(SchemaTypes.kind(map.get("kind")));
            } else if (map.get("sameAs") != null) {
                return new ResultType.SameAs(map.get("sameAs").toString());
            } else if (map.get("scalar") != null) {
                return new ResultType.Scalar();
            }
        }
        return new ResultType.Opaque();
    }

    /** The operationId as a word of plan text; made of method and path where it is missing. */
    private static String uniqueName(
            String id, PathItem.HttpMethod method, String path, Set<String> names) {
        String wanted =
                id == null || id.isBlank() ? method.name().toLowerCase(Locale.ROOT) + path : id;
        String word = wanted.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
        String name = word.isEmpty() || Character.isDigit(word.charAt(0)) ? "call_" + word : word;
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
