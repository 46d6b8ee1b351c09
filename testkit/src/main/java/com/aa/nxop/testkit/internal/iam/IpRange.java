package com.aa.nxop.testkit.internal.iam;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CIDR block, IPv4 or IPv6, as AWS reads one in a policy: bits after the prefix are ignored in IPv4 and forbidden in IPv6, leading zeros do not
 * make an octal number, and no dots are allowed in IPv6. Nothing is ever looked up in the DNS.
 */
record IpRange(BigInteger network, int bits, int prefix) {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final String MAPPED = "::ffff:";
    private static final BigInteger MAPPED_NETWORK = BigInteger.valueOf(0xFFFF);

    /** @throws IllegalArgumentException if it is neither */
    static IpRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        int bits = IPV4.matcher(address).matches() ? 32 : 128;
        BigInteger value = bits == 32 ? ipv4(address) : ipv6(address);
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("no such prefix length: " + text);
        }
        BigInteger network = value.shiftRight(bits - prefix);
        if (bits == 128 && !network.shiftLeft(bits - prefix).equals(value)) {
            throw new IllegalArgumentException("bits are set after the prefix: " + text);
        }
        return new IpRange(network, bits, prefix);
    }

    /** Whether a request's value is one: if it is not, neither an operator nor its negation holds. */
    static boolean isAddress(String text) {
        try {
            sender(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if it is not an address */
    boolean contains(String address) {
        IpRange sender = sender(address);
        return sender.bits == bits && sender.network.shiftRight(bits - prefix).equals(network);
    }

    /** An IPv4 address that is written as IPv6 counts as IPv4 here, and only here. */
    private static IpRange sender(String text) {
        String plain = text.toLowerCase(Locale.ROOT).startsWith(MAPPED) && text.contains(".")
                ? text.substring(MAPPED.length())
                : text;
        if (IPV4.matcher(plain).matches()) {
            return new IpRange(ipv4(plain), 32, 32);
        }
        BigInteger value = ipv6(text);
        return value.shiftRight(32).equals(MAPPED_NETWORK)
                ? new IpRange(value.and(BigInteger.valueOf(0xFFFFFFFFL)), 32, 32)
                : new IpRange(value, 128, 128);
    }

    private static BigInteger ipv4(String text) {
        Matcher address = IPV4.matcher(text);
        BigInteger value = BigInteger.ZERO;
        for (int i = 1; address.matches() && i <= 4; i++) {
            int part = Integer.parseInt(address.group(i));
            if (part > 255) {
                throw new IllegalArgumentException("not an IP address: " + text);
            }
            value = value.shiftLeft(8).add(BigInteger.valueOf(part));
        }
        return value;
    }

    /** AWS overlooks a single colon too many. */
    private static BigInteger ipv6(String text) {
        int gap = text.indexOf("::");
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int missing = 8 - head.size() - tail.size();
        if ((gap < 0 ? missing != 0 : missing < 1) || text.indexOf("::", gap + 2) >= 0) {
            throw new IllegalArgumentException("not an IP address: " + text);
        }
        return number(head).shiftLeft(16 * (8 - head.size())).or(number(tail));
    }

    private static List<String> groups(String text) {
        return Arrays.stream(text.split(":")).filter(group -> !group.isEmpty()).toList();
    }

    private static BigInteger number(List<String> groups) {
        BigInteger value = BigInteger.ZERO;
        for (String group : groups) {
            if (!group.matches("[0-9A-Fa-f]{1,4}")) {
                throw new IllegalArgumentException("not an IP address: ..." + group);
            }
            value = value.shiftLeft(16).add(new BigInteger(group, 16));
        }
        return value;
    }
}
