package org.hone.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that claims a folder as a window does, and holds it. */
public final class WindowClaim {
    private WindowClaim() {}

    public static void main(String[] arguments) throws Exception {
        Optional<FirstWindow> claimed =
                FirstWindow.claim(
                        Path.of(arguments[0]),
                        Duration.ofSeconds(2),
                        () -> System.out.println("to front"));
        System.out.println(claimed.isPresent() ? "first" : "second");
        if (claimed.isPresent()) {
            if (arguments.length > 1) {
                claimed.get().leave();
                System.out.println("left");
            }
            new CountDownLatch(1).await();
        }
    }
}
