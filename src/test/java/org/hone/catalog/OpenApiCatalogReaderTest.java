package org.hone.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.hone.domain.InvalidInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OpenApiCatalogReaderTest {
    private final OpenApiCatalogReader reader = new OpenApiCatalogReader();

    @Test
    void aForeignDocumentBecomesAPlainCatalogue() {
        Catalog catalog =
                reader.read(
                        """
                openapi: 3.0.3
                info: {title: Pets, version: '1'}
                paths:
                  /pets/{id}:
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
                    get:
                      summary: One pet
                      parameters:
                        - {name: fields, in: query, schema: {type: array, items: {$ref: '#/components/schemas/Field'}}}
                      responses: {'200': {description: ok}}
                  /pets:
                    post:
                      operationId: add-pet
                      requestBody:
                        content:
                          application/json:
                            schema: {type: object, required: [name], properties: {name: {type: string}, good: {type: boolean}}}
                      responses: {'200': {description: ok}}
                components:
                  schemas:
                    Field: {type: string, enum: [name, age]}
                """);
        assertThat(catalog.title()).isEqualTo("Pets");
        Operation get = catalog.operation("get_pets_id").orElseThrow();
        assertThat(get.parameter("id").orElseThrow().in()).isEqualTo(Parameter.Location.PATH);
        assertThat(get.parameter("fields").orElseThrow().type())
                .isEqualTo(
                        new ValueType.ListType(
                                new ValueType.ChoiceType(java.util.List.of("name", "age"))));
        Operation add = catalog.operation("add_pet").orElseThrow();
        assertThat(add.parameter("name").orElseThrow().required()).isTrue();
        assertThat(add.parameter("good").orElseThrow().type())
                .isInstanceOf(ValueType.BooleanType.class);
        assertThat(add.result()).isInstanceOf(ResultType.Opaque.class);
        assertThat(
                        new PlanValidator(catalog)
                                .validate(
                                        new PlanParser()
                                                .parse(
                                                        "p = add_pet(name=\"Rex\", good=true)\nreturn p")))
                .isEmpty();
    }

    @Test
    void whatIsNoDocumentIsSaidSo() {
        for (String text :
                new String[] {
                    "",
                    "{}",
                    "<html>",
                    "swagger: '2.0'",
                    "openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths: {}"
                }) {
            assertThatThrownBy(() -> reader.read(text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("OpenAPI");
        }
    }

    @Test
    void aLargePublicDocumentIsRead() throws IOException {
        Path file = Path.of("../shared/data/plans/restbench/tmdb_oas.json.gz");
        Assumptions.assumeTrue(Files.exists(file), "the public document is not on this machine");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Catalog catalog = reader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(catalog.operations()).hasSizeGreaterThan(40);
        }
    }
}
