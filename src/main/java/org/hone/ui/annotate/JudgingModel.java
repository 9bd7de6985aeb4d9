package org.hone.ui.annotate;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.domain.Confidence;
import org.hone.domain.Judgement;
import org.hone.domain.Ranking;

/** What the annotator has said of the task on the screen so far. Used on the FX thread only. */
public final class JudgingModel {
    private final RankingModel ranking = new RankingModel();
    private final BetterPlanModel better;
    private final LongSupplier millis;
    private final Runnable onTouched;
    private final ObjectProperty<Optional<Confidence>> confidence =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty reason = new SimpleStringProperty("");
    private boolean restoring;
    private boolean touched;
    private long began;
    private long before;

    /**
     * @param millis a clock
     * @param onTouched hears when the annotator says something
     */
    JudgingModel(BetterPlanModel better, LongSupplier millis, Runnable onTouched) {
        this.better = better;
        this.millis = millis;
        this.onTouched = onTouched;
        ranking.version().addListener((property, old, now) -> touched());
        reason.addListener((property, old, now) -> touched());
        confidence.addListener((property, old, now) -> touched());
        better.text().addListener((property, old, now) -> touched());
    }

    private void touched() {
        if (!restoring) {
            touched = true;
            onTouched.run();
        }
    }

    /** Marks and order. */
    public RankingModel ranking() {
        return ranking;
    }

    /** A plan of the annotator's own. */
    public BetterPlanModel better() {
        return better;
    }

    /** How sure. */
    public ObjectProperty<Optional<Confidence>> confidence() {
        return confidence;
    }

    /** Why; may be empty. */
    public StringProperty reason() {
        return reason;
    }

    /** Is surer than before; after the surest nothing is said of it again. */
    void nextConfidence() {
        int next = confidence.get().map(now -> now.ordinal() + 1).orElse(0);
        Confidence[] all = Confidence.values();
        confidence.set(next < all.length ? Optional.of(all[next]) : Optional.empty());
    }

    /** Begins with a task of so many plans, where a draft of it left off. */
    void begin(int size, Optional<Judgement> draft) {
        restoring = true;
        ranking.reset(size, draft.map(Judgement::ranking).orElse(Ranking.NONE));
        confidence.set(draft.flatMap(Judgement::confidence));
        reason.set(draft.map(Judgement::reason).orElse(""));
        better.reset(draft.map(Judgement::better).orElse(""));
        before = draft.map(Judgement::elapsedMillis).orElse(0L);
        began = millis.getAsLong();
        restoring = false;
        touched = false;
    }

    /** Whether anything was said since the task came. */
    boolean isTouched() {
        return touched;
    }

    /** A judgement with the confidence, the reason and the time of now. */
    Judgement said(Ranking said, boolean none, String plan) {
        return new Judgement(
                said,
                none,
                plan,
                confidence.get(),
                reason.get(),
                before + millis.getAsLong() - began);
    }
}
