package com.aa.nxop.testkit.internal.iam;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An address or a CIDR block, IPv4 or IPv6. */
record IpRange(BigInteger network, int bits, int prefix) {
    // Only what is certainly an address: anything else would be looked up in the DNS.
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** @throws IllegalArgumentException if it is neither */
    static IpRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("no such prefix length: " + text);
        }
        return new IpRange(new BigInteger(1, address).shiftRight(bits - prefix), bits, prefix);
    }

    /** @throws IllegalArgumentException if it is not an address */
    boolean contains(String address) {
        byte[] candidate = bytes(address);
        return candidate.length * 8 == bits
                && new BigInteger(1, candidate).shiftRight(bits - prefix).equals(network);
    }

    private static byte[] bytes(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("not an IP address: " + address);
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + address, e);
        }
    }
}
