package com.aa.nxop.access.internal.io;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which proxy leads to an address. System properties win over variables. Loopback and what is on the node (link-local addresses: the Pod Identity agent,
 * the metadata service) are never reached through one. Immutable.
 */
public final class ProxyRules {
    /** {@code fd00:ec2::/32}: what EC2 and EKS have on a node, where it speaks IPv6. */
    private static final byte[] EC2 = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2};

    private final Map<String, HttpProxy> properties;
    private final HostList withoutProperties;
    private final Map<String, HttpProxy> variables;
    private final HostList withoutVariables;
    private final String nonProxyHosts;
    private final String noProxy;

    /**
     * As they were read.
     *
     * @param properties by the scheme of the address that is asked, {@code http} or {@code https}
     * @param nonProxyHosts the system property, empty if it is not set
     * @param variables as {@code properties}
     * @param noProxy the variable, empty if it is not set
     */
    public ProxyRules(
            Map<String, HttpProxy> properties, String nonProxyHosts, Map<String, HttpProxy> variables, String noProxy) {
        this.properties = Map.copyOf(properties);
        this.withoutProperties = HostList.ofProperty(nonProxyHosts);
        this.variables = Map.copyOf(variables);
        this.withoutVariables = HostList.ofVariable(noProxy);
        this.nonProxyHosts = nonProxyHosts;
        this.noProxy = noProxy;
    }

    /** No proxy for anything. */
    public static ProxyRules none() {
        return new ProxyRules(Map.of(), "", Map.of(), "");
    }

    /** Whether no address is reached through a proxy. */
    public boolean isEmpty() {
        return properties.isEmpty() && variables.isEmpty();
    }

    /** For clients that have one proxy and patterns of hosts: the one for a scheme, if there is one. */
    public Optional<HttpProxy> forScheme(String scheme) {
        return Optional.ofNullable(properties.getOrDefault(scheme, variables.get(scheme)));
    }

    /** Regular expressions of the names that {@link #forScheme} does not hold for. */
    public Set<String> exceptions(String scheme) {
        int port = scheme.equals("https") ? 443 : 80;
        Stream<String> ofProperties = withoutProperties.patterns(port);
        return (properties.containsKey(scheme)
                        ? ofProperties
                        : Stream.concat(ofProperties, withoutVariables.patterns(port)))
                .collect(Collectors.toSet());
    }

    /** These, for https alone: what goes over plain http, a proxy can read. */
    public ProxyRules forHttpsAlone() {
        return new ProxyRules(only("https", properties), nonProxyHosts, only("https", variables), noProxy);
    }

    private static Map<String, HttpProxy> only(String scheme, Map<String, HttpProxy> proxies) {
        return proxies.containsKey(scheme) ? Map.of(scheme, proxies.get(scheme)) : Map.of();
    }

    /** The one for this address, if there is one. */
    public Optional<HttpProxy> of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\[\\]]", "")
                .replaceFirst("\\.$", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        if (isHere(host) || withoutProperties.has(host, port)) {
            return Optional.empty();
        }
        return Optional.ofNullable(properties.get(scheme))
                .or(() ->
                        Optional.ofNullable(variables.get(scheme)).filter(proxy -> !withoutVariables.has(host, port)));
    }

    /** Whether somebody has named this address as one that is reached without a proxy. */
    public boolean leavesOut(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return withoutProperties.has(host, port) || withoutVariables.has(host, port);
    }

    private static boolean isHere(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || HostList.address(host)
                        .filter(address -> address.isLoopbackAddress()
                                || address.isLinkLocalAddress()
                                || address.isAnyLocalAddress()
                                || Arrays.equals(address.getAddress(), 0, 4, EC2, 0, 4))
                        .isPresent();
    }

    /** Whether both were read from the same texts. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ProxyRules rules && readFrom().equals(rules.readFrom());
    }

    @Override
    public int hashCode() {
        return readFrom().hashCode();
    }

    private List<Object> readFrom() {
        return List.of(properties, nonProxyHosts, variables, noProxy);
    }
}
