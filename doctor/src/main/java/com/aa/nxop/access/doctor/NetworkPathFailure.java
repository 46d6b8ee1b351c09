package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.TlsFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failed step of a {@link NetworkPath} means on KPaaS: between VPCs of one region only security groups decide, between regions a
 * firewall inspects as well.
 */
record NetworkPathFailure(NetworkPath path) {
    AccessException unresolved(String why) {
        return new AccessException(
                CoreFinding.NETWORK_NAME_UNKNOWN,
                "The name " + path.host() + " cannot be resolved: " + why + ".",
                "Check the name for a typing mistake. Check also that the pod's DNS knows the private zone of the name.");
    }

    AccessException notConnected(IOException e, Duration limit) {
        String text = ForeignText.line(e.getMessage());
        if (e instanceof UnknownHostException) {
            return unresolved("DNS does not know this name");
        }
        if (e instanceof ConnectException && text.toLowerCase(Locale.ROOT).contains("refused")) {
            return new AccessException(
                    CoreFinding.NETWORK_REFUSED,
                    where() + " refuses the connection: the pod reaches the host, but nothing listens on port "
                            + path.port() + ".",
                    "Check the port, and that the service runs. A network policy that rejects packets, and does not drop them,"
                            + " looks the same.");
        }
        return timedOut(e instanceof SocketTimeoutException ? "no answer in " + limit.toMillis() + " ms" : text);
    }

    AccessException timedOut() {
        return timedOut("no answer in time");
    }

    private AccessException timedOut(String why) {
        if (path.from().equals(path.to())) {
            return new AccessException(
                    CoreFinding.NETWORK_TIMEOUT,
                    where() + " cannot be reached: " + why + ".",
                    "Pod and host are both in " + path.to()
                            + ", where no firewall inspects the traffic. Allow the pod's network in the security group of the"
                            + " resource, and the port in the pod's egress rule.");
        }
        return new AccessException(
                CoreFinding.NETWORK_TIMEOUT_ACROSS_REGIONS,
                where() + " cannot be reached: " + why + ".",
                "The pod is in " + path.from() + " and the host in " + path.to()
                        + ": a firewall inspects the traffic. Allow the pod's network in the security group of the resource, and"
                        + " the port in the pod's egress rule. Ask for a firewall rule from the pod's region to the host's.");
    }

    /** A handshake that failed. */
    AccessException tls(IOException e) {
        Throwable innermost = innermost(e);
        if (innermost instanceof SocketTimeoutException) {
            return tls("the host does not answer the handshake");
        }
        Optional<TlsFault> fault = TlsFault.of(e);
        String text = ForeignText.line(innermost.getMessage());
        if (fault.isEmpty()) {
            return tls(text, "The host ends the connection in the middle of the handshake. " + path.withoutTls(), e);
        }
        return switch (fault.get()) {
            case NO_TLS -> tls(text, path.withoutTls(), e);
            case UNTRUSTED -> untrusted(text, e);
            case NO_TRUST_STORE, EXPIRED, WRONG_NAME, OTHER -> tls(text + shown(fault.get()), remedy(fault.get()), e);
        };
    }

    AccessException tls(String why) {
        return tls(why, "Check the port: the server there may not use TLS. " + path.withoutTls(), null);
    }

    private AccessException tls(String why, String remedy, @Nullable Throwable cause) {
        return new AccessException(
                path.tls(), "TLS with " + where() + " failed: " + why + (why.endsWith(".") ? "" : "."), remedy, cause);
    }

    private AccessException untrusted(String text, IOException e) {
        ShownCertificates shown = ShownCertificates.of(uri(), Optional.empty());
        Optional<CaFileSummary> file = path.trusted().map(named -> new CaFileSummary(named, InstantSource.system()));
        String whom = file.map(held -> held.beside(shown))
                .orElseGet(
                        () -> path.caFile() + " is not set. " + path.process().trustStore());
        return tls(
                text + "." + shown.sentence() + " " + whom,
                "Java does not trust the CA of this certificate. Check that " + path.caFile()
                        + " names a file with that CA, and that nothing on the way replaces the certificate"
                        + (shown.issuer().isEmpty() ? "" : ". The certificate's CA is " + shown.issuer()) + "."
                        + file.map(CaFileSummary::advice).orElse(""),
                e);
    }

    private String shown(TlsFault fault) {
        return fault == TlsFault.OTHER
                ? ""
                : "." + ShownCertificates.of(uri(), Optional.empty()).sentence();
    }

    private String remedy(TlsFault fault) {
        return switch (fault) {
            case WRONG_NAME -> "Use the host name that is in the certificate.";
            case NO_TRUST_STORE -> fault.remedy(where()) + " " + path.process().trustStore();
            default -> fault.remedy(where());
        };
    }

    private URI uri() {
        return URI.create(
                "https://" + (path.host().contains(":") ? "[" + path.host() + "]" : path.host()) + ":" + path.port());
    }

    private String where() {
        return path.host() + ":" + path.port();
    }

    static Throwable innermost(Throwable t) {
        @Nullable Throwable cause = t.getCause();
        return cause == null ? t : innermost(Objects.requireNonNull(cause));
    }
}
