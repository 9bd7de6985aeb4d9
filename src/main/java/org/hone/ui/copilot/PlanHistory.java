package org.hone.ui.copilot;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hone.assistant.ShownPlan;

/** The plans suggested for one question, oldest first, and the one that is shown. */
public final class PlanHistory {
    private final ObservableList<ShownPlan> plans = FXCollections.observableArrayList();
    private final IntegerProperty position = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<Optional<ShownPlan>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * What a history held.
     *
     * @param plans oldest first
     * @param position of the one that was shown
     */
    record Kept(List<ShownPlan> plans, int position) {
        Kept {
            plans = List.copyOf(plans);
        }

        String question() {
            return plans.get(position).query();
        }
    }

    /** All plans. */
    public ObservableList<ShownPlan> plans() {
        return plans;
    }

    /** The index of the plan that is shown; -1 when there is none. */
    public IntegerProperty position() {
        return position;
    }

    /** The plan that is shown; changes after {@link #plans} and {@link #position}. */
    public ReadOnlyObjectProperty<Optional<ShownPlan>> current() {
        return current.getReadOnlyProperty();
    }

    /** The plan that is shown. */
    public Optional<ShownPlan> shown() {
        return current.get();
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
        show(plans.size() - 1);
    }

    void clear() {
        position.set(-1);
        plans.clear();
        show(-1);
    }

    void earlier() {
        show(Math.max(Math.min(0, position.get()), position.get() - 1));
    }

    void later() {
        show(Math.min(plans.size() - 1, position.get() + 1));
    }

    /** What there is to come back to, if anything. */
    Optional<Kept> keep() {
        return shown().map(plan -> new Kept(plans, position.get()));
    }

    void restore(Kept kept) {
        position.set(-1);
        plans.setAll(kept.plans());
        show(kept.position());
    }

    private void show(int index) {
        position.set(index);
        current.set(index < 0 ? Optional.empty() : Optional.of(plans.get(index)));
    }
}
