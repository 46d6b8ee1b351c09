package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.access.internal.io.RefusedCall;
import java.util.Optional;

/** AWS refused something on the pod's node what it asked for the pod, and names the policy. */
public final class NodeRefusal {
    private NodeRefusal() {}

    /**
     * The remedy; nothing if AWS names no policy, or the one that lets the caller have the pod's role.
     *
     * @param caller who asked AWS
     */
    public static Optional<String> named(String said, String caller) {
        RefusedCall call = new RefusedCall(
                said.contains("eks-auth:") ? "EKS Auth" : "STS",
                caller,
                "the platform team that owns the nodes",
                "the pod's account",
                "the caller's session",
                "trust policy of the pod's own role",
                "the pod's account");
        return PolicyRefusal.in(said).filter(PolicyRefusal::excusesResource).flatMap(refusal -> refusal.remedy(call));
    }
}
