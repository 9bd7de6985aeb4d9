package org.hone.ui.annotate;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import org.hone.assistant.ShownCandidate;
import org.hone.assistant.ShownTask;
import org.hone.ui.control.PlanDifferences;

/** The cards of the task on the screen, in their order, and the one with the focus. */
final class CandidateCards {
    private final AnnotateViewModel model;
    private final ResourceBundle text;
    private final CardGrid grid;
    private List<CandidateCard> cards = List.of();

    CandidateCards(AnnotateViewModel model, ResourceBundle text, CardGrid grid) {
        this.model = model;
        this.text = text;
        this.grid = grid;
        model.current().addListener((property, old, now) -> show(now));
        model.ranking().version().addListener((property, old, now) -> arrange());
        model.previews()
                .previews()
                .addListener(
                        (MapChangeListener<Integer, PreviewModel.Preview>)
                                change -> preview(change.getKey(), change.getValueAdded()));
    }

    private void preview(int position, PreviewModel.Preview preview) {
        if (position < cards.size()) {
            cards.get(position).show(preview);
        }
    }

    private void show(Optional<ShownTask> task) {
        List<ShownCandidate> candidates = task.map(ShownTask::candidates).orElse(List.of());
        PlanDifferences differences =
                new PlanDifferences(candidates.stream().map(ShownCandidate::steps).toList());
        cards =
                IntStream.range(0, candidates.size())
                        .mapToObj(
                                i ->
                                        new CandidateCard(
                                                i, candidates.get(i), differences, model, text))
                        .toList();
        grid.getChildren().setAll(cards);
        if (!cards.isEmpty()) {
            cards.get(0).requestFocus();
        }
    }

    /** In the order as it stands now; the focus stays with its card. */
    private void arrange() {
        List<Integer> order = model.ranking().order();
        if (order.size() != cards.size()) {
            return;
        }
        Optional<CandidateCard> focused = focused();
        List<Node> arranged = order.stream().<Node>map(cards::get).toList();
        if (!arranged.equals(grid.getChildren())) {
            grid.getChildren().setAll(arranged);
            focused.ifPresent(Node::requestFocus);
        }
        cards.forEach(CandidateCard::showRank);
    }

    Optional<CandidateCard> focused() {
        return cards.stream().filter(Node::isFocused).findFirst();
    }

    /** Brings the focus to the cards. */
    void focus() {
        if (focused().isEmpty()) {
            first().ifPresent(Node::requestFocus);
        }
    }

    private Optional<CandidateCard> first() {
        return grid.getChildren().stream().map(CandidateCard.class::cast).findFirst();
    }

    /** Brings the focus to the card so many places on. */
    void go(int by) {
        List<Node> shown = grid.getChildren();
        int now = focused().map(shown::indexOf).orElse(-1);
        int next = now < 0 ? 0 : now + by;
        if (next >= 0 && next < shown.size()) {
            shown.get(next).requestFocus();
        }
    }

    /** Moves the card with the focus within the order. */
    void move(int by) {
        focused().ifPresent(card -> model.ranking().move(card.position(), by));
    }

    /** Shows the answer of the card with the focus, or of the first. */
    void preview() {
        focused().or(this::first).ifPresent(CandidateCard::preview);
    }

    /** Shows all answers. */
    void previewAll() {
        cards.stream()
                .filter(card -> !model.previews().previews().containsKey(card.position()))
                .forEach(CandidateCard::preview);
    }
}
