package org.hone.ui.annotate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.MakingStatus;
import org.hone.assistant.Opinions;
import org.hone.assistant.PlanCheck;
import org.hone.assistant.ProxyAssistant;
import org.hone.assistant.ShownCandidate;
import org.hone.assistant.ShownTask;
import org.hone.assistant.StepInWords;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.Judgement;
import org.hone.domain.Phrase;

/** Tasks in memory; a judgement is refused when told to. */
final class FakeAnnotation {
    final Deque<ShownTask> queue = new ArrayDeque<>();
    final Map<UUID, Judgement> decided = new LinkedHashMap<>();
    final Map<UUID, Judgement> drafts = new LinkedHashMap<>();
    final List<UUID> skipped = new ArrayList<>();
    boolean refusing;

    static ShownTask task(int plans) {
        List<ShownCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < plans; i++) {
            candidates.add(
                    new ShownCandidate("plan " + i, List.of(step("Find genes of kind " + i))));
        }
        return new ShownTask(
                UUID.randomUUID(), "q", List.of(), List.of(), candidates, Optional.empty());
    }

    static StepInWords step(String words) {
        return new StepInWords("a", List.of(new Phrase(words, false)), "", "", "", true);
    }

    Assistant assistant() {
        return ProxyAssistant.of(
                (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "next":
                            return Optional.ofNullable(queue.poll());
                        case "decide":
                            refuse();
                            decided.put((UUID) arguments[1], (Judgement) arguments[3]);
                            return null;
                        case "draft":
                            drafts.put((UUID) arguments[1], (Judgement) arguments[2]);
                            return null;
                        case "skip":
                            skipped.add((UUID) arguments[1]);
                            return null;
                        case "undo":
                            return decided.isEmpty() ? Optional.empty() : undone();
                        case "opinions":
                            return new Opinions(
                                    2,
                                    1,
                                    List.of(0.1, 0.2),
                                    "reward-1",
                                    true,
                                    Optional.of(true),
                                    Optional.empty());
                        case "stats":
                            return new AnnotatorStats(decided.size(), queue.size(), 0, 0, 900);
                        case "check":
                            return new PlanCheck(List.of(), List.of(step("x")));
                        case "making":
                            return MakingStatus.IDLE;
                        case "release":
                            return null;
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    private Optional<ShownTask> undone() {
        UUID last = decided.keySet().stream().reduce((a, b) -> b).orElseThrow();
        Judgement said = decided.remove(last);
        ShownTask plain = task(3);
        return Optional.of(
                new ShownTask(
                        last,
                        plain.query(),
                        plain.entities(),
                        plain.earlier(),
                        plain.candidates(),
                        Optional.of(said)));
    }

    private void refuse() {
        if (refusing) {
            throw new AssistantException(
                    AssistantException.Reason.DISCONNECTED, "It is gone; wait a moment.");
        }
    }
}
