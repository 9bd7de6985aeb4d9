package org.hone.assistant;

import java.util.Map;
import java.util.UUID;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.ModelRole;

/** What travels between a window and its assistant: one record per method with arguments. */
public final class Calls {
    private Calls() {}

    public record StartSession(String annotator) {}

    public record Link(UUID session, String query) {}

    public record Complete(String text, int limit) {}

    /**
     * @param call names the call, so that it can be cancelled
     */
    public record Ask(UUID call, UUID session, String query, Map<EntityMark, Entity> choices) {}

    public record Regenerate(UUID call, UUID suggestion) {}

    public record Check(UUID suggestion, String planText) {}

    public record Submit(UUID call, UUID suggestion, String planText) {}

    public record Rate(UUID suggestion, boolean up) {}

    public record Comment(UUID suggestion, String message) {}

    public record Cancel(UUID call) {}

    public record KeepKey(String endpointUrl, String key) {
        @Override
        public String toString() {
            return "KeepKey[endpointUrl=" + endpointUrl + "]";
        }
    }

    public record AddModel(UUID call, String path, boolean copy) {}

    public record VerifyModel(UUID call, String id) {}

    public record RemoveModel(String id) {}

    public record UseModel(ModelRole role, String id) {}

    public record UseShipped(ModelRole role) {}

    /** How far a long call is; see {@link org.hone.task.Progress}. */
    public record Progressed(long done, long total, String message) {}

    /** Why a call was refused. */
    public record Refusal(AssistantException.Reason reason, String message) {}

    /**
     * One event of a long call.
     *
     * @param kind TOKEN with a piece of text, STEP with a step's result, PROGRESS with a {@link
     *     Progressed}, RESULT with what the method returns, REFUSED with a {@link Refusal},
     *     CANCELLED with nothing
     * @param content as JSON
     */
    public record Event(Kind kind, String content) {
        /** What an event carries. */
        public enum Kind {
            TOKEN,
            STEP,
            PROGRESS,
            RESULT,
            REFUSED,
            CANCELLED
        }
    }
}
