package org.hone.assistant;

import java.util.List;
import java.util.Objects;
import org.hone.domain.ModelVersion;

/**
 * What the assistant works with.
 *
 * @param models in use, one per role
 * @param device such as {@code CPU}
 * @param service name of the service that plans run against
 * @param serviceUp whether it answered when last asked
 * @param policy one sentence on how A1 and A2 are chosen between now
 * @param notices sentences that the user should see once, such as a damaged checkpoint's name
 */
public record AssistantStatus(
        List<ModelVersion> models,
        String device,
        String service,
        boolean serviceUp,
        String policy,
        List<String> notices) {
    public AssistantStatus {
        models = List.copyOf(models);
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(policy, "policy");
        notices = List.copyOf(notices);
    }
}
