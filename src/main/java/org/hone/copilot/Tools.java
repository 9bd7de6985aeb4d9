package org.hone.copilot;

import org.hone.domain.EntityLinker;
import org.hone.execute.PlanExecutor;

/** What questions are answered with at one moment: models, and the service that they plan for. */
public interface Tools {
    /** The models and the policy between them. */
    RefinementWorkflow workflow();

    /** Finds the entities that a question names. */
    EntityLinker linker();

    /** Writes and checks plans over the service's operations. */
    PlanTexts texts();

    /** Runs plans against the service. */
    PlanExecutor executor();
}
