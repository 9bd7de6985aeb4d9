package org.hone.ui.copilot;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hone.assistant.ShownPlan;

/** The plans suggested for one question, oldest first, and the one that is shown. */
public final class PlanHistory {
    private final ObservableList<ShownPlan> plans = FXCollections.observableArrayList();
    private final IntegerProperty position = new SimpleIntegerProperty(-1);

    /** All plans. */
    public ObservableList<ShownPlan> plans() {
        return plans;
    }

    /** The index of the plan that is shown; -1 when there is none. */
    public IntegerProperty position() {
        return position;
    }

    /** The plan that is shown. */
    public Optional<ShownPlan> shown() {
        boolean none = position.get() < 0 || position.get() >= plans.size();
        return none ? Optional.empty() : Optional.of(plans.get(position.get()));
    }

    public BooleanBinding hasPlan() {
        return position.greaterThanOrEqualTo(0);
    }

    public BooleanBinding hasEarlier() {
        return position.greaterThan(0);
    }

    public BooleanBinding hasLater() {
        return position.lessThan(Bindings.size(plans).subtract(1));
    }

    void add(ShownPlan plan) {
        plans.add(plan);
        position.set(plans.size() - 1);
    }

    void clear() {
        position.set(-1);
        plans.clear();
    }

    void earlier() {
        position.set(Math.max(Math.min(0, position.get()), position.get() - 1));
    }

    void later() {
        position.set(Math.min(plans.size() - 1, position.get() + 1));
    }
}
