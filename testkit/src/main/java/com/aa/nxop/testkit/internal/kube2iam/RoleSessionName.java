package com.aa.nxop.testkit.internal.kube2iam;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The name that kube2iam gives a pod's session: a hash of the pod's IP, then the role's name. */
final class RoleSessionName {
    private static final int LIMIT = 64;

    private RoleSessionName() {}

    static String of(String roleArn) {
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String name = Integer.toHexString(fnv1a(PodRecord.IP)) + "-" + role;
        return name.substring(0, Math.min(LIMIT, name.length()));
    }

    /** FNV-1a of 32 bits. */
    static int fnv1a(String text) {
        int hash = 0x811c9dc5;
        for (byte each : text.getBytes(UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x01000193;
        }
        return hash;
    }
}
