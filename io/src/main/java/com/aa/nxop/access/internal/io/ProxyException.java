package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that went through a proxy and failed. The message names the proxy, where it was set, and what it answered. */
public final class ProxyException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LOGIN_DEMANDED = 407;
    private static final int SERVER_ERROR = 500;

    private final String proxy;
    private final String remedy;
    private final boolean ofTarget;

    private ProxyException(
            HttpProxy proxy, String message, String remedy, boolean ofTarget, @Nullable IOException cause) {
        super(message, cause);
        this.proxy = proxy.toString();
        this.remedy = remedy;
        this.ofTarget = ofTarget;
    }

    /** The one among the causes, if a proxy was used. */
    public static Optional<ProxyException> in(Throwable thrown) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ProxyException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** With where it was set, and without its login. */
    public String proxy() {
        return proxy;
    }

    /** What a person can do about it. */
    public String remedy() {
        return remedy;
    }

    /** Whether the proxy did its part, and what it leads to did not answer. */
    boolean isOfTarget() {
        return ofTarget;
    }

    /** What shows that an answer is the proxy's own: that it demands a login, or that it is a page for people. */
    static boolean isOfProxy(int status, String contentType) {
        return status == LOGIN_DEMANDED
                || (status >= 400 && contentType.toLowerCase(Locale.ROOT).startsWith("text/html"));
    }

    static ProxyException notReached(HttpProxy proxy, String target, IOException e) {
        return new ProxyException(
                proxy,
                "the proxy " + proxy + " cannot be reached: " + NetworkFailure.of(e),
                (TlsFault.of(e).isPresent()
                                ? ofTlsToProxy(TlsFault.of(e).orElseThrow(), proxy)
                                : "Check the address in " + proxy.origin() + " and that the pod can reach the proxy. ")
                        + direct(proxy, target),
                false,
                e);
    }

    private static String ofTlsToProxy(TlsFault fault, HttpProxy proxy) {
        return (fault == TlsFault.NO_TLS
                        ? "Write http:// in " + proxy.origin()
                                + ", also for https requests: the proxy itself does not use TLS."
                        : fault.remedy("the proxy"))
                + " ";
    }

    static ProxyException answered(HttpProxy proxy, String target, int status) {
        String what = "the proxy " + proxy + " does not lead to " + target + ": it answered HTTP " + status;
        if (status == LOGIN_DEMANDED) {
            return new ProxyException(
                    proxy,
                    what + (proxy.login().isEmpty() ? " and demands a login" : " and does not accept the login"),
                    (proxy.login().isEmpty()
                                    ? "Put user and password into " + proxy.origin()
                                            + ": http://user:password@host:port. "
                                    : "Correct user and password in " + proxy.origin() + ". ")
                            + direct(proxy, target),
                    false,
                    null);
        }
        return new ProxyException(
                proxy,
                what,
                (status >= SERVER_ERROR
                                ? "Ask the team that runs the proxy: it works, but it does not reach " + target + ". "
                                : "Ask the team that runs the proxy to allow " + target + ". ")
                        + direct(proxy, target),
                status >= SERVER_ERROR,
                null);
    }

    static ProxyException beyond(HttpProxy proxy, String target, IOException e) {
        return new ProxyException(
                proxy,
                NetworkFailure.of(e) + ", through the proxy " + proxy,
                TlsFault.of(e)
                                .map(fault -> fault.remedy(target) + " ")
                                .orElse("Check that the proxy leads to " + target
                                        + " and does not replace its certificate. ")
                        + direct(proxy, target),
                true,
                e);
    }

    static ProxyException unknown(HttpProxy proxy) {
        return new ProxyException(
                proxy,
                proxy.origin() + " does not name a proxy that the SDK can use",
                "Write " + proxy.origin()
                        + "=http://host:port, with user:password@ before the host if the proxy demands a login.",
                false,
                null);
    }

    /** NO_PROXY counts for proxies of variables alone, and the property for those of properties alone. */
    private static String direct(HttpProxy proxy, String target) {
        String list = proxy.isOfProperty() ? "http.nonProxyHosts" : "NO_PROXY";
        return target.contains(".vpce.")
                ? target + " is a VPC endpoint, which pods reach without a proxy: add its host to " + list + "."
                : "If the pod reaches " + target + " without a proxy, add its host to " + list + ".";
    }
}
