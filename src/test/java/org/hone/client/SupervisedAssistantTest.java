package org.hone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hone.assistant.AssistantException;
import org.hone.assistant.ProxyAssistant;
import org.junit.jupiter.api.Test;

class SupervisedAssistantTest {
    private final SupervisedAssistant assistant = new SupervisedAssistant();

    private void disconnected(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AssistantException.class,
                        lost -> {
                            assertThat(lost.reason())
                                    .isEqualTo(AssistantException.Reason.DISCONNECTED);
                            assertThat(lost).hasMessageContaining("Try again");
                        });
    }

    @Test
    void callsAreRefusedWhileTheAssistantIsDownAndWorkAfterItsRestart() {
        disconnected(() -> assistant.copilot().exampleQueries());
        assistant.use(ProxyAssistant.of((self, method, arguments) -> List.of("first")));
        assertThat(assistant.copilot().exampleQueries()).containsExactly("first");
        assistant.lose();
        disconnected(() -> assistant.copilot().exampleQueries());
        disconnected(() -> assistant.settingsAssistant().status());
        assistant.use(ProxyAssistant.of((self, method, arguments) -> List.of("second")));
        assertThat(assistant.copilot().exampleQueries()).containsExactly("second");
    }
}
