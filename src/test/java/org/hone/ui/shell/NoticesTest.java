package org.hone.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantException;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.SettingsAssistant;
import org.hone.task.SynchronousTaskExecutor;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final NoticeQueue notices = new NoticeQueue();
    private final List<String> did = new ArrayList<>();
    private boolean up = true;
    private AssistantException.Reason refusal;
    private List<String> news = List.of();
    private final StatusWatch watch =
            new StatusWatch(
                    assistant(),
                    new SynchronousTaskExecutor(),
                    notices,
                    ResourceBundle.getBundle("org.hone.ui.text"),
                    status -> did.add("heard"),
                    () -> did.add("settings"));

    private Assistant assistant() {
        SettingsAssistant settings =
                (SettingsAssistant)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {SettingsAssistant.class},
                                (proxy, method, arguments) -> status());
        return (Assistant)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Assistant.class},
                        (proxy, method, arguments) -> settings);
    }

    private AssistantStatus status() {
        if (refusal != null) {
            throw new AssistantException(refusal, "It failed; look at the log.");
        }
        return new AssistantStatus(List.of(), "CPU", "Graph", up, "A1 always.", news);
    }

    private List<String> waiting() {
        return notices.waiting().stream().map(Notice::sentence).toList();
    }

    @Test
    void noticesWaitInTurnAndEachSentenceOnce() {
        notices.add(Notice.of("first"));
        notices.add(Notice.of("second"));
        notices.add(Notice.of("first"));
        assertThat(notices.current()).contains(Notice.of("first"));
        notices.dismiss();
        assertThat(waiting()).containsExactly("second");
        notices.dismiss();
        notices.dismiss();
        assertThat(notices.current()).isEmpty();
    }

    @Test
    void aServiceThatStopsAnsweringIsSaidOnceWithAWayToTheSettings() {
        watch.ask();
        assertThat(waiting()).isEmpty();
        up = false;
        watch.ask();
        notices.current().orElseThrow().action().orElseThrow().run().run();
        assertThat(did).containsExactly("heard", "heard", "settings");
        notices.dismiss();
        watch.ask();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theNoticeGoesWhenTheServiceAnswersAgainAndComesBackWithTheNextFailure() {
        up = false;
        watch.ask();
        up = true;
        watch.ask();
        assertThat(waiting()).isEmpty();
        up = false;
        watch.ask();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatTheAssistantHasToSayIsSaidOnce() {
        news = List.of("The refinement model's file is damaged.");
        watch.ask();
        notices.dismiss();
        watch.ask();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aFailureIsSaidUntilTheNextAnswerButNotWhileTheAssistantIsRestarted() {
        refusal = AssistantException.Reason.DISCONNECTED;
        watch.ask();
        assertThat(waiting()).isEmpty();
        refusal = AssistantException.Reason.INTERNAL;
        watch.ask();
        watch.ask();
        assertThat(waiting()).containsExactly("It failed; look at the log.");
        refusal = null;
        watch.ask();
        assertThat(waiting()).isEmpty();
    }
}
