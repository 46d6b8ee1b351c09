package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.io.ForeignText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a failed step of a {@link NetworkPath} means on KPaaS: between VPCs of one region only security groups decide, between regions a
 * firewall inspects as well.
 */
record NetworkFinding(NetworkPath path) {
    AccessException unresolved(String why) {
        return new AccessException(
                Finding.NETWORK_NAME_UNKNOWN,
                "The name " + path.host() + " cannot be resolved: " + why + ".",
                "Check the name for a typing mistake, and that the pod's DNS knows the private zone it is in.");
    }

    AccessException notConnected(IOException e, Duration limit) {
        String text = ForeignText.line(e.getMessage());
        if (e instanceof UnknownHostException) {
            return unresolved("DNS knows no such name");
        }
        if (e instanceof ConnectException && text.toLowerCase(Locale.ROOT).contains("refused")) {
            return new AccessException(
                    Finding.NETWORK_REFUSED,
                    where() + " refuses the connection: the host is reached, and nothing listens on port " + path.port()
                            + ".",
                    "Check the port, and that the service is running. A network policy that rejects instead of dropping looks the"
                            + " same.");
        }
        return timedOut(e instanceof SocketTimeoutException ? "no answer in " + limit.toMillis() + " ms" : text);
    }

    AccessException timedOut() {
        return timedOut("no answer in time");
    }

    private AccessException timedOut(String why) {
        if (path.from().equals(path.to())) {
            return new AccessException(
                    Finding.NETWORK_TIMEOUT,
                    where() + " cannot be reached: " + why + ".",
                    "Pod and host are both in " + path.to()
                            + ", where no firewall inspects the traffic: allow the pod's network in the security group of the"
                            + " resource, and the port in the pod's egress rule.");
        }
        return new AccessException(
                Finding.NETWORK_TIMEOUT_ACROSS_REGIONS,
                where() + " cannot be reached: " + why + ".",
                "The pod is in " + path.from() + " and the host in " + path.to()
                        + ": the traffic is inspected on its way. Allow the pod's network in the security group of the resource,"
                        + " the port in the pod's egress rule, and ask for a firewall rule from the pod's region to the host's.");
    }

    AccessException tls(Throwable e) {
        String text = ForeignText.line(e.getMessage());
        return tls(e instanceof SocketTimeoutException ? "the host does not answer the handshake" : text);
    }

    AccessException tls(String why) {
        return new AccessException(
                path.tls(),
                "TLS with " + path.host() + ":" + path.port() + " failed: " + why + ".",
                "If it is about the certification path: check that " + path.caFile()
                        + " names a file with the CA that signed this certificate, and that nothing on the way puts its own in place."
                        + " If it is about the name: use the host name that is in the certificate. Otherwise check the port: what listens there may not speak TLS.");
    }

    private String where() {
        return path.host() + ":" + path.port();
    }

    static Throwable innermost(Throwable t) {
        @Nullable Throwable cause = t.getCause();
        return cause == null ? t : innermost(Objects.requireNonNull(cause));
    }
}
