package org.hone.app;

import org.hone.catalog.Catalog;
import org.hone.domain.EntityLinker;
import org.hone.execute.PlanExecutor;

/** A documented service as planner, executor and window see it. */
interface PlanService extends AutoCloseable {
    /** Its operations. */
    Catalog catalog();

    /** Finds what its entities are called. */
    EntityLinker linker();

    /** Runs plans against it. */
    PlanExecutor executor();

    /** Whether it answers now; asked over the network, within seconds. */
    boolean up();

    @Override
    void close();
}
