package org.hone.catalog;

import org.hone.bkg.OpenApiDocument;
import org.hone.io.Json;

/** The catalogue of the embedded service, for tests. */
public final class ServiceCatalog {
    private ServiceCatalog() {}

    public static Catalog create() {
        return new OpenApiCatalogReader().read(OpenApiDocument.create(Json.newMapper()).toString());
    }
}
