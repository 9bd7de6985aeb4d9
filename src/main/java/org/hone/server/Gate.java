package org.hone.server;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may call. A token is needed always; a server of this machine alone also refuses requests
 * addressed to another host name, since a web page can make a browser send those (DNS rebinding).
 */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]{1,5})?");

    /** Sent at every key pressed, so not worth a line each. */
    private static final Set<String> FREQUENT =
            Set.of("/link", "/complete", "/check", "/status", "/settings", "/recent", "/examples");

    private final AccessTokens tokens;
    private final boolean loopback;

    /**
     * @param host the address that the server listens on
     */
    Gate(AccessTokens tokens, String host) {
        this.tokens = tokens;
        this.loopback = loopback(host);
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Whether a server can listen on it. */
    static boolean isOfThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException unknown) {
            return false;
        }
    }

    void check(Context context) {
        String host = context.header("Host");
        if (loopback
                && (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches())) {
            LOG.warn("Refused a request addressed to another host than this machine");
            context.status(403)
                    .result("This server answers requests to this machine's own address only.")
                    .skipRemainingHandlers();
            return;
        }
        Optional<String> holder = tokens.holder(context.header("Authorization"));
        if (holder.isEmpty()) {
            LOG.warn("Refused a request of {} without a valid token", context.ip());
            context.status(401).result("A token is needed.").skipRemainingHandlers();
        } else if (!FREQUENT.contains(context.path())) {
            LOG.info("{}: {} {}", holder.get(), context.method(), context.path());
        }
    }
}
