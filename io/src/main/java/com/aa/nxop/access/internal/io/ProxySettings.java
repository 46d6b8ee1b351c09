package com.aa.nxop.access.internal.io;

import com.aa.nxop.access.internal.io.HttpProxy.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxies a process is told to use: by the variables that curl, Go and Python read, and by the JDK's system properties. Where both spellings
 * of a variable are set, the lower-case one counts, as with curl and Python. A blank value counts as not set.
 */
public final class ProxySettings {
    private static final int SOCKS_PORT = 1080;

    private final Map<String, String> properties;
    private final Map<String, String> variables;

    /** Neither map is changed or kept from changes. */
    public ProxySettings(Map<String, String> properties, Map<String, String> variables) {
        this.properties = properties;
        this.variables = variables;
    }

    /** A value, and where it was found. */
    private record Found(String name, String value) {}

    /**
     * What is set, as a diagnosis shows it: of proxies the address without a login.
     *
     * @param origin {@code variable} or {@code system property}
     */
    public record Shown(String name, String origin, String value) {}

    public ProxyRules rules() {
        Map<String, HttpProxy> ofProperties = new HashMap<>();
        Map<String, HttpProxy> ofVariables = new HashMap<>();
        for (String scheme : List.of("http", "https")) {
            ofProperties(scheme).ifPresent(proxy -> ofProperties.put(scheme, proxy));
            ofVariables(scheme).ifPresent(proxy -> ofVariables.put(scheme, proxy));
        }
        return new ProxyRules(
                ofProperties,
                property("http.nonProxyHosts").map(Found::value).orElse(""),
                ofVariables,
                variable("no_proxy", "NO_PROXY").map(Found::value).orElse(""));
    }

    private Optional<HttpProxy> ofVariables(String scheme) {
        String upper = scheme.equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        return variable(scheme + "_proxy", upper, "all_proxy", "ALL_PROXY")
                .map(found -> HttpProxy.parse(found.value(), found.name()));
    }

    private Optional<HttpProxy> ofProperties(String scheme) {
        return property(scheme + ".proxyHost")
                .map(host -> HttpProxy.parse(
                                host.value() + ":" + port(scheme + ".proxyPort", scheme.equals("https") ? 443 : 80),
                                origin(host))
                        .with(login(scheme)))
                .or(() -> property("socksProxyHost")
                        .map(host -> HttpProxy.parse(
                                "socks5://" + host.value() + ":" + port("socksProxyPort", SOCKS_PORT), origin(host))));
    }

    private static String origin(Found property) {
        return "the system property " + property.name();
    }

    /** Properties that the JDK does not know, and most HTTP clients do. */
    private Optional<String> login(String scheme) {
        return property(scheme + ".proxyUser")
                .map(user -> user.value() + ":"
                        + property(scheme + ".proxyPassword").map(Found::value).orElse(""));
    }

    private String port(String property, int usual) {
        return property(property).map(Found::value).orElse(String.valueOf(usual));
    }

    public Stream<Shown> shown() {
        return Stream.of(
                        Stream.of("https_proxy", "http_proxy", "all_proxy")
                                .flatMap(name -> variable(name, name.toUpperCase(Locale.ROOT)).stream())
                                .map(found -> new Shown(found.name(), "variable", address(found))),
                        variable("no_proxy", "NO_PROXY").stream()
                                .map(found -> new Shown(found.name(), "variable", ForeignText.line(found.value()))),
                        Stream.of("https.proxyHost", "http.proxyHost", "socksProxyHost")
                                .flatMap(name -> property(name).stream())
                                .map(found -> new Shown(found.name(), "system property", address(found))),
                        property("http.nonProxyHosts").stream()
                                .map(found ->
                                        new Shown(found.name(), "system property", ForeignText.line(found.value()))))
                .flatMap(shown -> shown);
    }

    private static String address(Found found) {
        HttpProxy proxy = HttpProxy.parse(found.value(), found.name());
        return proxy.kind() == Kind.UNKNOWN ? "not a proxy" : proxy.address();
    }

    private Optional<Found> property(String name) {
        return found(name, properties.get(name));
    }

    /** The first of these that is set. */
    private Optional<Found> variable(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> found(name, variables.get(name)).stream())
                .findFirst();
    }

    private static Optional<Found> found(String name, @Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Found(name, value.strip()));
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "ProxySettings";
    }
}
