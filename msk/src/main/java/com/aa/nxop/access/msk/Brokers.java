package com.aa.nxop.access.msk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brokers, as a property or a setting names them.
 *
 * @param addresses {@code host:port}, in lower case
 */
record Brokers(Set<String> addresses) {
    /** What Spring Boot, and others, name where nobody names anything. */
    private static final Set<String> DEFAULTS =
            Set.of("localhost:9092", "127.0.0.1:9092", "[::1]:9092", "[0:0:0:0:0:0:0:1]:9092");

    private static final Pattern PROTOCOL = Pattern.compile("^[a-z0-9_-]*://");
    private static final Pattern REGION = Pattern.compile("\\.kafka(?:-serverless)?\\.([a-z0-9-]+)\\.amazonaws\\.com");

    /** MSK names three brokers, and not always the same three; by PrivateLink each has a port of its own. */
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile("^b-\\d+|:14(?:0\\d\\d|100)$");

    /** @param value a text, or a list of texts */
    static Brokers of(@Nullable Object value) {
        String text = PropertyText.of(value).toLowerCase(Locale.ROOT);
        return new Brokers(Arrays.stream(text.split(",", -1))
                .map(address -> PROTOCOL.matcher(address.strip()).replaceFirst(""))
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean isDefaultOfFramework() {
        return addresses.size() == 1 && DEFAULTS.containsAll(addresses);
    }

    /** Whether both are of one cluster, of which each may name some. */
    boolean agreesWith(Brokers other) {
        Set<String> these = clusters();
        Set<String> those = other.clusters();
        return these.containsAll(those) || those.containsAll(these);
    }

    private Set<String> clusters() {
        return addresses.stream()
                .map(address -> ONE_OF_SEVERAL.matcher(address).replaceAll("*"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the brokers are, if their names tell. */
    Optional<String> region() {
        return addresses.stream()
                .sorted()
                .map(REGION::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    @Override
    public String toString() {
        return addresses.stream().sorted().collect(Collectors.joining(","));
    }
}
