package com.aa.nxop.access.internal.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The role session name of a pod: {@code namespace.service-account.pod}, and nothing that changes while the pod lives. MSK closes
 * connections whose principal changes ("Cannot change principals during re-authentication"), and the name is part of it.
 *
 * <p>No two pods share a name. A name of three parts without dots reads in one way only. Where a part has a dot or a character that STS does
 * not take, or where the name is too long, it ends in a hash of the parts; {@code @} stands before the hash and in no other name.
 */
public final class SessionName {
    /** STS API reference, AssumeRole, RoleSessionName: 2 to 64 characters of [\w+=,.@-]. */
    private static final int LONGEST = 64;

    private static final int SHORTEST = 2;
    private static final String SEPARATOR = ".";
    private static final String BEFORE_HASH = "@";
    /** Of 4 bits each. With 80 bits even a billion names have less than one chance in a million that two of them are equal. */
    private static final int HASH_DIGITS = 20;

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9_+=,-]");

    private SessionName() {}

    /** Nothing if nothing is known of the pod. A part that is not known is empty, if a known one follows it. */
    public static Optional<String> of(Workload workload) {
        List<String> parts = List.of(
                workload.namespace().orElse(""),
                workload.serviceAccount().orElse(""),
                workload.podName().orElse(""));
        if (parts.stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        String whole = joined(parts);
        boolean plain = parts.stream().noneMatch(part -> NOT_PLAIN.matcher(part).find());
        return Optional.of(plain && whole.length() >= SHORTEST && whole.length() <= LONGEST ? whole : withHash(parts));
    }

    private static String joined(List<String> parts) {
        return String.join(SEPARATOR, parts).replaceFirst("\\.+$", "");
    }

    private static String withHash(List<String> parts) {
        String readable = joined(parts.stream()
                .map(part -> NOT_PLAIN.matcher(part).replaceAll("-"))
                .toList());
        return cut(readable, parts);
    }

    /** As much of the text as there is room for before a hash of the parts. */
    static String cut(String readable, List<String> parts) {
        int room = LONGEST - HASH_DIGITS - BEFORE_HASH.length();
        return (readable.length() > room ? readable.substring(0, room) : readable) + BEFORE_HASH + hash(parts);
    }

    /** Of each part with its length, so that no two lists of parts have the same text. */
    private static String hash(List<String> parts) {
        String text = parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
