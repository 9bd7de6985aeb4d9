package org.hone.app;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a window can be shown, asked before JavaFX fails in many words. */
final class Display {
    private static final Pattern LOCAL = Pattern.compile(":([0-9]+)(?:\\.[0-9]+)?");

    private Display() {}

    /** One sentence on what is missing and what else to do; empty when nothing is. */
    static String trouble(Properties properties, Map<String, String> environment) {
        boolean headless = properties.getProperty("glass.platform", "").equals("Monocle");
        if (headless
                || !properties
                        .getProperty("os.name", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("linux")) {
            return "";
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isBlank()) {
            return "The window needs a display and DISPLAY is not set: use hone ask \"your question\" on the command line, or a virtual display (xvfb-run -a packaging/run).";
        }
        Matcher local = LOCAL.matcher(display);
        if (local.matches()) {
            Path socket =
                    Path.of(
                            properties.getProperty("java.io.tmpdir", "/tmp"),
                            ".X11-unix",
                            "X" + local.group(1));
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                return "";
            } catch (IOException unreachable) {
                return "The window cannot reach the display %s: use hone ask \"your question\" on the command line, or a virtual display (xvfb-run -a packaging/run)."
                        .formatted(display);
            }
        }
        return "";
    }
}
