package org.hone.ui.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.hone.domain.Ranking;

/**
 * The order that is being made of a task's plans. Plans go by the position in which they were
 * given, from 0. Either some are marked as equally best, or all are in an order with ties. Used on
 * the FX thread only.
 */
public final class RankingModel {
    private final List<Integer> order = new ArrayList<>();
    private final Set<Integer> marked = new TreeSet<>();
    private final Set<Integer> joined = new TreeSet<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private boolean ordering;

    /** Begins anew, or where a draft left off. */
    void reset(int size, Ranking draft) {
        clear(size);
        int listed = draft.tiers().stream().mapToInt(List::size).sum();
        if (listed == size && draft.tiers().size() > 1) {
            ordering = true;
            order.clear();
            for (List<Integer> tier : draft.tiers()) {
                order.addAll(tier);
                joined.addAll(tier.subList(1, tier.size()));
            }
        } else {
            draft.best().stream().filter(position -> position < size).forEach(marked::add);
        }
        changed();
    }

    private void clear(int size) {
        order.clear();
        IntStream.range(0, size).forEach(order::add);
        marked.clear();
        joined.clear();
        ordering = false;
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    /** Changes whenever anything here does. */
    public ReadOnlyIntegerProperty version() {
        return version.getReadOnlyProperty();
    }

    /** The positions in the order in which to show them now, best first once there is an order. */
    public List<Integer> order() {
        return List.copyOf(order);
    }

    /** Whether all plans are in an order. */
    public boolean ordering() {
        return ordering;
    }

    /** Whether there is something to confirm. */
    public boolean begun() {
        return ordering || !marked.isEmpty();
    }

    /** Whether a plan is marked as one of the best. */
    boolean marked(int position) {
        return marked.contains(position);
    }

    /** Forgets marks and order. */
    void reset() {
        clear(order.size());
        changed();
    }

    /** Marks a plan as one of the best, or ties it to the one before it in the order. */
    void tie(int position) {
        if (!order.contains(position)) {
            return;
        }
        Set<Integer> set = ordering ? joined : marked;
        if (!set.remove(position) && !(ordering && order.get(0) == position)) {
            set.add(position);
        }
        changed();
    }

    /** Moves a plan towards the best (negative) or the worst. */
    void move(int position, int by) {
        moveTo(position, order.indexOf(position) + by);
    }

    /** Puts a plan at a place of the order. */
    void moveTo(int position, int place) {
        if (!order.contains(position) || place < 0 || place >= order.size()) {
            return;
        }
        if (!ordering) {
            ordering = true;
            marked.clear();
        }
        order.remove((Integer) position);
        order.add(place, position);
        joined.remove(position);
        joined.remove(order.get(0));
        changed();
    }

    /** The rank of a plan in the order, from 1; tied ones share it. */
    OptionalInt rank(int position) {
        if (!ordering) {
            return OptionalInt.empty();
        }
        int rank = 0;
        for (int place = 0; place < order.size(); place++) {
            if (!joined.contains(order.get(place))) {
                rank = place + 1;
            }
            if (order.get(place) == position) {
                break;
            }
        }
        return OptionalInt.of(rank);
    }

    /** What a pick of this plan says: with those marked it ties for best. */
    Ranking pick(int position) {
        Set<Integer> best = new TreeSet<>(marked);
        best.add(position);
        return new Ranking(List.of(List.copyOf(best)));
    }

    /** What has been said so far. */
    public Ranking ranking() {
        if (!ordering) {
            return marked.isEmpty() ? Ranking.NONE : new Ranking(List.of(List.copyOf(marked)));
        }
        List<List<Integer>> tiers = new ArrayList<>();
        for (int position : order) {
            if (joined.contains(position)) {
                tiers.get(tiers.size() - 1).add(position);
            } else {
                tiers.add(new ArrayList<>(List.of(position)));
            }
        }
        return new Ranking(tiers);
    }
}
