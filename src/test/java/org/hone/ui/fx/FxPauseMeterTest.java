package org.hone.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FxPauseMeterTest {
    @Test
    void aBlockedFxThreadIsSeen() throws Exception {
        try (FxPauseMeter meter = FxPauseMeter.start()) {
            WaitForAsyncUtils.asyncFx(
                            () -> {
                                long until = System.nanoTime() + 120_000_000L;
                                while (System.nanoTime() < until) {
                                    LockSupport.parkNanos(1_000_000L);
                                }
                            })
                    .get();
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () -> meter.longest().compareTo(Duration.ofMillis(80)) > 0);
            assertThat(meter.longest()).isGreaterThan(Duration.ofMillis(80));
        }
    }
}
