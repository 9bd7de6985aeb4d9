package org.hone.bkg;

import org.hone.bkg.graph.Metaedge;

/**
 * One way from an input to its results.
 *
 * @param along whether the metaedge is walked from its source to its target
 */
record Hop(Metaedge metaedge, boolean along) {
    static Hop along(Metaedge metaedge) {
        return new Hop(metaedge, true);
    }

    static Hop against(Metaedge metaedge) {
        return new Hop(metaedge, false);
    }

    String relation() {
        return metaedge.relation();
    }

    String from() {
        return along ? metaedge.source() : metaedge.target();
    }

    String to() {
        return along ? metaedge.target() : metaedge.source();
    }
}
