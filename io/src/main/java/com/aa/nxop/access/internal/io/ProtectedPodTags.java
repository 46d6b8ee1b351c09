package com.aa.nxop.access.internal.io;

import java.util.Optional;
import java.util.Set;

/**
 * An organization may let nobody but EKS set the tags that say which pod it is. AWS publishes a resource control policy that does
 * (aws-samples/resource-control-policy-examples, {@code STS-Protect-EKS-pod-identities-tags.json}).
 */
public final class ProtectedPodTags {
    private ProtectedPodTags() {}

    /** The guide's section on such a policy. */
    public static String guide() {
        return GuideAddress.of("trust-policy", "a-resource-control-policy-on-the-tags");
    }

    private static boolean ofThePod(Set<String> passed) {
        return passed.stream().anyMatch(key -> key.startsWith("kubernetes-") || key.startsWith("eks-cluster-"));
    }

    /**
     * What to do where AWS says that such a policy refused.
     *
     * @param passed the keys of the tags that went with the call
     */
    public static Optional<String> remedy(String said, Set<String> passed, String role) {
        boolean byOrganization = PolicyRefusal.in(said)
                .filter(refusal -> refusal.isBy(PolicyKind.RESOURCE_CONTROL)
                        && refusal.explicitDeny()
                        && refusal.action().equals("sts:TagSession"))
                .isPresent();
        return byOrganization && ofThePod(passed)
                ? Optional.of(
                        "A resource control policy of the organization refuses the tags that this pod passes. The policy that"
                                + " AWS publishes reserves the six tags of EKS Pod Identity for EKS, and no trust policy"
                                + " overrides it. Give the pod EKS Pod Identity in"
                                + " place of its source: then EKS sets the tags. Or ask the administrators of the organization to exempt the"
                                + " pod's own role. Or set NXOP_SESSION_TAG_MODE=none, if the trust policy of " + role
                                + " can name the pod's role in place of its tags. See " + guide() + ".")
                : Optional.empty();
    }

    /** For a refusal that names no policy; empty if the pod passes no such tag. */
    public static String hint(Set<String> passed) {
        return ofThePod(passed)
                ? " If they also fit, look for a resource control policy that accepts these tags only from EKS, as the policy"
                        + " that AWS publishes does: " + guide() + "."
                : "";
    }
}
