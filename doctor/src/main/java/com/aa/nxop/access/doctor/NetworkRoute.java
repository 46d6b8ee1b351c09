package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.io.TlsFault;
import com.aa.nxop.access.internal.sts.StsClients;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way to an address that is asked over HTTP: which it is, and what its failures mean in this process.
 *
 * @param proxy that leads there, if one does
 * @param left whether a proxy is set, and left out for this address
 */
record NetworkRoute(URI endpoint, Optional<HttpProxy> proxy, boolean left, ProcessSettings process) {
    private static final Set<String> UNREACHED =
            Set.of("sts-unreachable", "msk-lookup-failed", "docdb-lookup-failed", "s3-failed");

    static NetworkRoute to(URI endpoint, ProxyRules proxies, ProcessSettings process) {
        Optional<HttpProxy> proxy = proxies.of(endpoint);
        boolean set = proxies.forScheme(endpoint.getScheme()).isPresent();
        return new NetworkRoute(endpoint, proxy, set && proxy.isEmpty(), process);
    }

    static NetworkRoute toSts(AccessParts parts, ProcessSettings process) {
        URI endpoint = StsClients.endpoint(parts.settings());
        ProxyRules proxies = parts.settings().proxies().forHttpsAlone();
        return to(endpoint, parts.httpClient().isPresent() ? ProxyRules.none() : proxies, process);
    }

    /** The SDK never uses a proxy for addresses on the node; other programs that read only the variables may do so. */
    static String toNode(SourceSettings source, ProxyRules proxies) {
        URI node = source instanceof SourceSettings.PodIdentity agent
                ? agent.endpoint()
                : ((SourceSettings.Kube2Iam) source).endpoint();
        return "Asked directly."
                + proxies.forScheme(node.getScheme())
                        .filter(proxy -> !proxies.leavesOut(node))
                        .map(proxy ->
                                " Other programs of this pod that read " + proxy.origin() + " need " + node.getHost()
                                        + " in " + (proxy.isOfProperty() ? "http.nonProxyHosts." : "NO_PROXY."))
                        .orElse("");
    }

    /** Which way it is, as a sentence. */
    String way() {
        return proxy.map(used -> "Asked through the proxy " + used + ".")
                .orElse(
                        left
                                ? "Asked directly: no proxy is used for this address (NO_PROXY, http.nonProxyHosts, loopback, or the node"
                                        + " itself)."
                                : "Asked directly.");
    }

    /** Of Kafka's and MongoDB's clients. */
    static String ofSockets(ProxyRules proxies) {
        return proxies.forScheme("https")
                .map(proxy -> proxy.kind() == HttpProxy.Kind.SOCKS
                        ? "Java's sockets and MongoDB's driver use the SOCKS proxy " + proxy
                                + " if a system property names it. Kafka's clients connect directly."
                        : "Connected directly: Kafka's and MongoDB's clients do not use an HTTP proxy, so "
                                + proxy.origin() + " has no effect here.")
                .orElse("Connected directly.");
    }

    /** The failure with what the Doctor finds out about it. */
    AccessException explained(AccessException e) {
        if (!UNREACHED.contains(e.finding().id())) {
            return e;
        }
        @Nullable Throwable cause = e.getCause();
        Optional<TlsFault> tls = cause == null ? Optional.empty() : TlsFault.of(cause);
        return tls.isPresent() ? ofTls(e, tls.get()) : ofConnection(e);
    }

    private AccessException ofTls(AccessException e, TlsFault fault) {
        boolean looks = fault == TlsFault.UNTRUSTED || fault == TlsFault.WRONG_NAME || fault == TlsFault.EXPIRED;
        ShownCertificates shown =
                looks ? ShownCertificates.of(endpoint, proxy) : new ShownCertificates(java.util.List.of());
        boolean trust = fault == TlsFault.UNTRUSTED || fault == TlsFault.NO_TRUST_STORE;
        return with(
                e,
                shown.sentence(),
                (trust ? process.trustStore() + " " : "")
                        + (fault == TlsFault.UNTRUSTED && !process.trustsNobody() ? whose(shown) : ""),
                trust ? String.join(" ", process.unreadTrust()) : "");
    }

    private String whose(ShownCertificates shown) {
        if (shown.chain().isEmpty()) {
            return "";
        }
        return shown.isOfAws()
                ? "The certificate is AWS's own: this trust store lacks Amazon's CAs. "
                : "Amazon issues AWS's own certificates. The issuer of this one is " + shown.issuer()
                        + ", the CA of a proxy or firewall that inspects TLS. ";
    }

    private AccessException ofConnection(AccessException e) {
        return with(e, "", "", String.join(" ", process.unread()) + needlessProxy());
    }

    /** A private address of AWS's own name is a VPC endpoint's. */
    private String needlessProxy() {
        if (proxy.isEmpty() || endpoint.getHost().contains(".vpce.")) {
            return "";
        }
        try {
            InetAddress address = InetAddress.getByName(endpoint.getHost());
            return address.isSiteLocalAddress()
                    ? " " + endpoint.getHost() + " is " + address.getHostAddress()
                            + " here, a VPC endpoint, which the pod reaches without a proxy: add it to "
                            + (proxy.get().isOfProperty() ? "http.nonProxyHosts." : "NO_PROXY.")
                    : "";
        } catch (UnknownHostException e) {
            return ""; // Where a proxy leads, the pod's DNS need not know the name.
        }
    }

    private static AccessException with(AccessException e, String seen, String before, String after) {
        return new AccessException(
                e.finding(),
                e.stage(),
                e.what() + seen,
                before + e.remedy() + (after.isBlank() ? "" : " " + after.strip()),
                e.getCause());
    }
}
