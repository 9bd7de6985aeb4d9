package org.hone.annotation;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hone.catalog.PlanParser;
import org.hone.catalog.ServiceCatalog;
import org.hone.copilot.PlanTexts;
import org.hone.copilot.RefinementWorkflow;
import org.hone.copilot.Tools;
import org.hone.domain.Action;
import org.hone.domain.Entity;
import org.hone.domain.EntityLinker;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.ModelRole;
import org.hone.domain.ModelVersion;
import org.hone.domain.Plan;
import org.hone.domain.State;
import org.hone.execute.PlanExecutor;
import org.hone.rlhf.DynamicEpsilonGreedy;
import org.hone.rlhf.FirstModel;
import org.hone.rlhf.PlanningException;
import org.hone.rlhf.RefinementModel;
import org.hone.rlhf.RewardModel;
import org.hone.task.Cancellation;

/** Models that write a few known plans, over the real catalogue. */
final class FewPlans implements Tools, FirstModel, RefinementModel, RewardModel, EntityLinker {
    static final List<String> PLANS =
            List.of(
                    "a = disease_genes(disease=\"asthma\")\nreturn a",
                    "a = disease_treatments(disease=\"asthma\")\nreturn a",
                    "a = disease_symptoms(disease=\"asthma\")\nreturn a",
                    "a = disease_anatomy(disease=\"asthma\")\nreturn a");

    private final PlanTexts texts = new PlanTexts(ServiceCatalog.create());
    private final PlanParser parser = new PlanParser();
    final AtomicInteger asked = new AtomicInteger();

    Plan plan(int index) {
        return parser.parse(PLANS.get(index)).plan().orElseThrow();
    }

    @Override
    public Action propose(
            State state, long seed, Consumer<String> tokens, Cancellation cancellation) {
        asked.incrementAndGet();
        for (int i = 0; i < PLANS.size(); i++) {
            if (!state.rejected().contains(plan(i))) {
                return new Action(plan(i), version(ModelRole.FIRST), -1);
            }
        }
        throw new PlanningException("There is no other plan.");
    }

    /** The same plan under other names: no candidate of its own. */
    @Override
    public Action refine(State state, Action first, long seed, Cancellation cancellation) {
        Plan renamed =
                parser.parse(
                                PLANS.get(0)
                                        .replace("a =", "genes =")
                                        .replace("return a", "return genes"))
                        .plan()
                        .orElseThrow();
        return new Action(renamed, version(ModelRole.REFINEMENT), -1);
    }

    @Override
    public List<Double> score(State state, List<Plan> plans) {
        return plans.stream()
                .map(plan -> plan.equals(plan(1)) ? 1.0 / (1 + state.query().text().length()) : 0.0)
                .toList();
    }

    private static ModelVersion version(ModelRole role) {
        return new ModelVersion(role, role.name().toLowerCase(java.util.Locale.ROOT), "", true);
    }

    @Override
    public ModelVersion version() {
        return version(ModelRole.REWARD);
    }

    @Override
    public RefinementWorkflow workflow() {
        return new RefinementWorkflow(
                this, this, this, DynamicEpsilonGreedy.untrained(), Clock.systemUTC());
    }

    @Override
    public EntityLinker linker() {
        return this;
    }

    @Override
    public PlanTexts texts() {
        return texts;
    }

    @Override
    public PlanExecutor executor() {
        throw new UnsupportedOperationException("Nothing runs here");
    }

    @Override
    public Linking link(String query, List<LinkedEntity> known) {
        return new Linking(List.of(), List.of());
    }

    @Override
    public List<Entity> complete(String text, int limit) {
        return List.of();
    }
}
