package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.config.PodTagKeys;
import java.util.Optional;

/**
 * An organization may let nobody but EKS set the tags that say which pod it is. AWS publishes a resource control policy that does
 * (aws-samples/resource-control-policy-examples, {@code STS-Protect-EKS-pod-identities-tags.json}).
 */
record ProtectedPodTags(TargetRole role, SessionTags tags) {
    private static final String GUIDE = "docs/trust-policy.md#a-resource-control-policy-on-the-tags";

    private boolean passed() {
        return tags.passed().keySet().stream().anyMatch(PodTagKeys.ALL::contains);
    }

    /** What to do where AWS says that such a policy refused. */
    Optional<String> remedy(String said) {
        return passed()
                        && said.contains("sts:TagSession")
                        && said.contains("explicit deny in a resource control policy")
                ? Optional.of(
                        "A resource control policy of the organization refuses the tags that this pod passes. The one that AWS publishes keeps"
                                + " the six tags of EKS Pod Identity to EKS, and no trust policy overrides it. Give the pod EKS Pod Identity in"
                                + " place of its source: then EKS sets the tags. Or ask the administrators of the organization to exempt the"
                                + " pod's own role. Or set NXOP_SESSION_TAG_MODE=none, if the trust policy of " + role
                                + " can name the pod's role in place of its tags. See " + GUIDE + ".")
                : Optional.empty();
    }

    /** For a refusal that names no policy; empty if the pod passes no such tag. */
    String hint() {
        return passed()
                ? " If they fit, too, look for a resource control policy that refuses these tags from anybody but EKS, as the one that AWS"
                        + " publishes does: " + GUIDE + "."
                : "";
    }
}
