package com.aa.nxop.testkit.internal.kube2iam;

import java.util.Locale;

/**
 * The node that kube2iam runs on, and the pod there.
 *
 * @param role that kube2iam itself has and assumes the pods' roles with, an ARN
 * @param namespace of the pod
 */
public record NodeSettings(String role, String namespace) {
    /** As kube2iam's {@code --base-role-arn}: roles of this account may be written, and are shown, without it. */
    String baseArn() {
        return role.substring(0, role.indexOf('/') + 1);
    }

    String fullArn(String role) {
        return role.toLowerCase(Locale.ROOT).startsWith("arn:") ? role : baseArn() + role;
    }

    String shownAs(String arn) {
        return arn.startsWith(baseArn()) ? arn.substring(baseArn().length()) : arn;
    }
}
