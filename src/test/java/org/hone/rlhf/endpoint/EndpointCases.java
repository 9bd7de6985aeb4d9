package org.hone.rlhf.endpoint;

import java.time.Duration;
import java.util.List;
import org.hone.catalog.Catalog;
import org.hone.catalog.PlanParser;
import org.hone.catalog.ServiceCatalog;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Plan;
import org.hone.domain.Query;
import org.hone.domain.State;
import org.hone.domain.Turn;
import org.hone.domain.UserProfile;
import org.hone.prompts.PromptExample;

/** Questions, plans and models that the tests of this package share. */
final class EndpointCases {
    static final String KEY = "sk-VERY-secret-4711";
    static final String GENES = "genes = disease_genes(disease=@disease1)\nreturn genes";
    static final String DRUGS = "drugs = disease_treatments(disease=@disease1)\nreturn drugs";
    static final Catalog CATALOG = ServiceCatalog.create();

    private EndpointCases() {}

    static Plan plan(String text) {
        return new PlanParser().parse(text).plan().orElseThrow();
    }

    static State state(List<Plan> rejected) {
        LinkedEntity asthma =
                new LinkedEntity(
                        new EntityMark("disease", 1),
                        new Entity("Disease::DOID:2841", "asthma", "Disease"),
                        12,
                        18,
                        List.of());
        return new State(
                new Query("genes of my asthma please"),
                List.of(asthma),
                List.of(new Turn("what treats @disease1", plan(DRUGS))),
                rejected,
                UserProfile.ANONYMOUS);
    }

    static State state() {
        return state(List.of());
    }

    static PromptExample example(String id, String query, String plan) {
        return new PromptExample(id, id, PromptExample.CANONICAL, query, plan, false, List.of());
    }

    static EndpointOptions options(String baseUrl, Duration timeout) {
        return new EndpointOptions(baseUrl, "test-model", timeout, 0, 1);
    }

    static EndpointFirstModel model(String baseUrl, Duration timeout) {
        return new EndpointFirstModel(
                options(baseUrl, timeout),
                () -> KEY,
                CATALOG,
                List.of(
                        example("a", "which drugs treat @disease2", DRUGS),
                        example("b", "the genes of @disease1", GENES)));
    }

    static EndpointFirstModel model(ScriptedEndpoint endpoint) {
        return model(endpoint.baseUrl(), Duration.ofSeconds(30));
    }
}
