package com.aa.nxop.access.internal.io;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosts that are reached without a proxy. Names are compared as they are written: none is looked up. */
final class HostList {
    private static final HostList NONE = new HostList(List.of());

    private final List<Entry> entries;

    private HostList(List<Entry> entries) {
        this.entries = entries;
    }

    @FunctionalInterface
    private interface Rule {
        boolean has(String host);
    }

    /**
     * One of them.
     *
     * @param port empty for all
     * @param pattern for clients that take patterns of names; empty for addresses
     */
    private record Entry(Rule rule, String port, String pattern) {
        boolean isFor(int asked) {
            return port.isEmpty() || port.equals(String.valueOf(asked));
        }
    }

    /**
     * As curl, Go and Python read {@code NO_PROXY}: names with all names below them, {@code *}, addresses, networks such as
     * {@code 10.0.0.0/8}, each with a port if it has one.
     */
    static HostList ofVariable(String text) {
        return text.isBlank()
                ? NONE
                : new HostList(Stream.of(text.split("[,\\s]+", -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> entry(entry.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** As the JDK reads {@code http.nonProxyHosts}: patterns with an asterisk at one end, between bars. */
    static HostList ofProperty(String text) {
        return text.isBlank()
                ? NONE
                : new HostList(Stream.of(text.split("\\|", -1))
                        .filter(entry -> !entry.isBlank())
                        .map(entry -> matching(entry.strip().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** @param host in lower case, without brackets */
    boolean has(String host, int port) {
        return entries.stream()
                .anyMatch(entry -> entry.isFor(port) && entry.rule().has(host));
    }

    /** Regular expressions for the names among them. */
    Stream<String> patterns(int port) {
        return entries.stream()
                .filter(entry -> entry.isFor(port) && !entry.pattern().isEmpty())
                .map(Entry::pattern);
    }

    private static Entry matching(String text) {
        String pattern = Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        Pattern compiled = Pattern.compile(pattern);
        return new Entry(
                host -> compiled.matcher(host).matches()
                        || compiled.matcher("[" + host + "]").matches(),
                "",
                pattern);
    }

    private static Entry entry(String text) {
        if (text.equals("*")) {
            return new Entry(host -> true, "", ".*");
        }
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new Entry(network(text.substring(0, slash), text.substring(slash + 1)), "", "");
        }
        boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        int colon = bare ? -1 : text.indexOf(':', text.startsWith("[") ? text.indexOf(']') : 0);
        String name = (colon < 0 ? text : text.substring(0, colon)).replaceAll("[\\[\\]]", "");
        String port = colon < 0 ? "" : text.substring(colon + 1);
        if (address(name).isPresent()) {
            return new Entry(network(name, "128"), port, Pattern.quote(name));
        }
        String domain = name.replaceFirst("^\\*?\\.", "");
        return domain.isEmpty()
                ? new Entry(host -> false, port, "")
                : new Entry(below(domain), port, "(?:.*\\.)?" + Pattern.quote(domain));
    }

    private static Rule below(String domain) {
        return host -> host.equals(domain)
                || (host.endsWith("." + domain) && address(host).isEmpty());
    }

    private static Rule network(String text, String bits) {
        Optional<byte[]> wanted = address(text).map(InetAddress::getAddress);
        if (wanted.isEmpty() || !bits.matches("\\d{1,3}")) {
            return host -> false;
        }
        int length = Integer.parseInt(bits);
        return host -> address(host)
                .filter(found -> samePrefix(wanted.get(), found.getAddress(), length))
                .isPresent();
    }

    private static boolean samePrefix(byte[] one, byte[] other, int bits) {
        if (one.length != other.length) {
            return false;
        }
        int whole = Math.min(bits, one.length * 8) / 8;
        int rest = Math.min(bits, one.length * 8) % 8;
        return Arrays.equals(one, 0, whole, other, 0, whole)
                && (rest == 0 || ((one[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0);
    }

    /** Of an address that is written as such; a name is not looked up. */
    static Optional<InetAddress> address(String host) {
        if (!host.contains(":") && !host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
