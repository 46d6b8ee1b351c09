package com.aa.nxop.access.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The role session name of a pod: {@code namespace.service-account.pod}, and nothing that changes while the pod lives. MSK closes
 * connections whose principal changes ("Cannot change principals during re-authentication"), and the name is part of it.
 */
public final class SessionName {
    /** STS API reference, AssumeRole, RoleSessionName: 2 to 64 characters of [\w+=,.@-]. */
    private static final int LONGEST = 64;

    private static final int HASH = 8;

    private SessionName() {}

    /** Nothing if nothing is known of the pod. A name that is too long ends in a hash of the whole. */
    public static Optional<String> of(Workload workload) {
        String whole = Stream.of(workload.namespace(), workload.serviceAccount(), workload.podName())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("."));
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        String legal = whole.replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
        boolean fits = legal.equals(whole) && legal.length() >= 2 && legal.length() <= LONGEST;
        if (fits) {
            return Optional.of(legal);
        }
        int room = LONGEST - HASH - 1;
        String start = legal.length() > room ? legal.substring(0, room) : legal;
        return Optional.of(start + "-" + hash(whole));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
