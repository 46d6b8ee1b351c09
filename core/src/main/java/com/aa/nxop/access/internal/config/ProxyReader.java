package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.HttpProxy.Kind;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * Reads which proxies there are, from the variables that curl, Go and Python read, and from the JDK's system properties. Where both spellings of a
 * variable are set, the lower-case one counts, as with curl and Python.
 */
final class ProxyReader {
    private static final int SOCKS_PORT = 1080;

    private final Environment environment;
    private final ConfigProblems problems;

    ProxyReader(Environment environment, ConfigProblems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** @param sts the endpoint that was named for STS, if there is one */
    ProxyRules read(Optional<URI> sts, Optional<Region> region) {
        Map<String, HttpProxy> properties = new HashMap<>();
        Map<String, HttpProxy> variables = new HashMap<>();
        for (String scheme : List.of("http", "https")) {
            ofProperties(scheme).ifPresent(proxy -> properties.put(scheme, proxy));
            ofVariables(scheme).ifPresent(proxy -> variables.put(scheme, proxy));
        }
        ProxyRules rules = new ProxyRules(
                properties,
                environment
                        .property("http.nonProxyHosts")
                        .map(ConfiguredValue::value)
                        .orElse(""),
                variables,
                environment
                        .variable("no_proxy", "NO_PROXY")
                        .map(ConfiguredValue::value)
                        .orElse(""));
        sts.or(() -> region.map(known -> URI.create("https://" + AwsPartition.host("sts", known))))
                .flatMap(rules.forHttpsAlone()::of)
                .filter(proxy -> proxy.kind() == Kind.UNKNOWN)
                .ifPresent(proxy -> problems.add(
                        CoreFinding.CONFIG_ENDPOINT,
                        proxy.origin()
                                + " does not name a proxy, and STS would be asked through it: it must be http://host:port,"
                                + " https://host:port or socks5://host:port. Correct it, or add the hosts that the pod reaches"
                                + " without a proxy to NO_PROXY."));
        return rules;
    }

    private Optional<HttpProxy> ofVariables(String scheme) {
        String upper = scheme.equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        return environment
                .variable(scheme + "_proxy", upper, "all_proxy", "ALL_PROXY")
                .map(found -> HttpProxy.parse(found.value(), found.name()));
    }

    private Optional<HttpProxy> ofProperties(String scheme) {
        return environment
                .property(scheme + ".proxyHost")
                .map(host -> HttpProxy.parse(
                                host.value() + ":" + port(scheme + ".proxyPort", scheme.equals("https") ? 443 : 80),
                                host.name())
                        .with(login(scheme)))
                .or(() -> environment
                        .property("socksProxyHost")
                        .map(host -> HttpProxy.parse(
                                "socks5://" + host.value() + ":" + port("socksProxyPort", SOCKS_PORT), host.name())));
    }

    /** Properties that the JDK does not know, and most HTTP clients do. */
    private Optional<String> login(String scheme) {
        return environment
                .property(scheme + ".proxyUser")
                .map(user -> user.value() + ":"
                        + environment
                                .property(scheme + ".proxyPassword")
                                .map(ConfiguredValue::value)
                                .orElse(""));
    }

    private String port(String property, int usual) {
        return environment.property(property).map(ConfiguredValue::value).orElse(String.valueOf(usual));
    }

    /** What is set, as a diagnosis shows it: of proxies the address without a login. */
    static Stream<SettingReport> seen(Environment environment) {
        return Stream.of(
                        Stream.of("https_proxy", "http_proxy", "all_proxy")
                                .flatMap(name -> environment.variable(name, name.toUpperCase(Locale.ROOT)).stream())
                                .map(found -> new SettingReport(found.name(), "variable", address(found))),
                        environment.variable("no_proxy", "NO_PROXY").stream()
                                .map(found -> new SettingReport(found.name(), "variable", hosts(found))),
                        Stream.of("https.proxyHost", "http.proxyHost", "socksProxyHost")
                                .flatMap(name -> environment.property(name).stream()
                                        .map(found -> new SettingReport(name, "system property", address(found)))),
                        environment.property("http.nonProxyHosts").stream()
                                .map(found -> new SettingReport("http.nonProxyHosts", "system property", hosts(found))))
                .flatMap(seen -> seen);
    }

    private static String address(ConfiguredValue found) {
        HttpProxy proxy = HttpProxy.parse(found.value(), found.name());
        return proxy.kind() == Kind.UNKNOWN ? "not a proxy" : proxy.address();
    }

    private static String hosts(ConfiguredValue found) {
        return ForeignText.line(found.value());
    }
}
