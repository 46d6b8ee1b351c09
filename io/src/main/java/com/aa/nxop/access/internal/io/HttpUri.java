package com.aa.nxop.access.internal.io;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is accepted as an address to talk to. */
public final class HttpUri {
    /**
     * Where the Pod Identity agent answers, by EKS's definition. Only these and loopback may be spoken to without TLS: the
     * pod's token goes over that line.
     */
    private static final Set<String> AGENT_HOSTS = Set.of("169.254.170.23", "[fd00:ec2::23]");

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private HttpUri() {}

    /** An http or https URL with a host. The SDK refuses one with a user name, because a secret does not belong there. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            return http && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Judged by the literal host alone: a name that happens to resolve to loopback today may not tomorrow. */
    public static boolean mayCarryToken(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getScheme().equalsIgnoreCase("https")
                || AGENT_HOSTS.contains(host)
                || LOOPBACK.matcher(host).matches();
    }

    /** Whether what goes there and comes back can be read by nobody on the way; judged as with {@link #mayCarryToken}. */
    public static boolean isPrivate(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https")
                || LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
