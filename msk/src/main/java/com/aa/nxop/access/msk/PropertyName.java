package com.aa.nxop.access.msk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a client's property.
 *
 * @param name with a prefix, if it has one: {@code producer.sasl.mechanism}
 * @param property without it: {@code sasl.mechanism}
 */
record PropertyName(String name, String property) {
    /** One map makes several clients, each with values of its own: in Kafka Streams and Kafka Connect; and a broker's listeners. */
    private static final Pattern PREFIXED =
            Pattern.compile("(?:(?:main\\.|restore\\.|global\\.)?consumer\\.|producer\\.|admin\\."
                    + "|(?:producer|consumer|admin)\\.override\\.|listener\\.name\\.[^.]+\\.(?:[^.]+\\.)?)"
                    + "(?<property>(?:sasl|ssl|security)\\..+|bootstrap\\.servers)");

    static PropertyName of(String name) {
        Matcher prefixed = PREFIXED.matcher(name);
        return new PropertyName(name, prefixed.matches() ? prefixed.group("property") : name);
    }

    boolean hasPrefix() {
        return !name.equals(property);
    }
}
