package org.hone.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hone.assistant.AddedModel;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.Calls;
import org.hone.assistant.ModelCheck;
import org.hone.assistant.ModelShelf;
import org.hone.assistant.ModelsAssistant;
import org.hone.domain.ModelRole;
import org.hone.task.Cancellation;
import org.hone.task.Progress;

/** The added models of an assistant served at an address. */
record RemoteModels(HttpCalls http) implements ModelsAssistant {
    @Override
    public ModelShelf list() {
        return http.get("/models", new TypeReference<ModelShelf>() {});
    }

    @Override
    public AddedModel show(String id) {
        String plain = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return http.get("/models/" + plain, new TypeReference<AddedModel>() {});
    }

    @Override
    public AddedModel add(String path, boolean copy, Progress progress, Cancellation cancellation) {
        UUID call = UUID.randomUUID();
        return http.stream(
                "/models/add",
                call,
                new Calls.AddModel(call, path, copy),
                new EventReader<>(AddedModel.class, progress),
                cancellation);
    }

    @Override
    public void remove(String id) {
        http.post("/models/remove", new Calls.RemoveModel(id), new TypeReference<Boolean>() {});
    }

    @Override
    public ModelCheck verify(String id, Progress progress, Cancellation cancellation) {
        UUID call = UUID.randomUUID();
        return http.stream(
                "/models/verify",
                call,
                new Calls.VerifyModel(call, id),
                new EventReader<>(ModelCheck.class, progress),
                cancellation);
    }

    @Override
    public AssistantStatus use(ModelRole role, String id) {
        return http.post(
                "/models/use",
                new Calls.UseModel(role, id),
                new TypeReference<AssistantStatus>() {});
    }

    @Override
    public AssistantStatus useShipped(ModelRole role) {
        return http.post(
                "/models/shipped",
                new Calls.UseShipped(role),
                new TypeReference<AssistantStatus>() {});
    }
}
