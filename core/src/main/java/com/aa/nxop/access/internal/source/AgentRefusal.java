package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.NodeHttp.Reply;
import com.aa.nxop.access.internal.io.PrintableUri;
import java.net.URI;
import java.util.Locale;

/**
 * Says in our terms what the Pod Identity agent, or what answers in its place, said in its own (read in aws/eks-pod-identity-agent, pkg/errors:
 * {@code [request]: (Code): text, fault: client}).
 */
record AgentRefusal(URI endpoint) {
    private static final int NOT_FOUND = 404;
    private static final String OWN_ADDRESS =
            "http://169.254.170.23/v1/credentials (IPv6: http://[fd00:ec2::23]/v1/credentials)";

    AccessException of(Reply reply) {
        return Intermediary.of(reply.status(), reply.body())
                .map(this::another)
                .orElseGet(() -> of(reply, reply.said()));
    }

    private AccessException of(Reply reply, String said) {
        String what = "The Pod Identity agent refused (HTTP " + reply.status() + "): " + said;
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("eks-auth:assumeroleforpodidentity")) {
            return refused(
                    what,
                    "Nothing is wrong with the pod or its association: the agent itself may not ask EKS. "
                            + NodeRefusal.named(said, "the node's role")
                                    .orElse(
                                            "Let the platform allow eks-auth:AssumeRoleForPodIdentity in the policy of the node's role, as"
                                                    + " AWS's AmazonEKSWorkerNodePolicy does."));
        }
        if (lower.contains("invalid address")) {
            return refused(
                    what,
                    "The agent answers by its own address alone: let AWS_CONTAINER_CREDENTIALS_FULL_URI be "
                            + OWN_ADDRESS
                            + ", as EKS sets it. A host name, a port forward or a proxy before it does not work.");
        }
        if (reply.worthRepeating()) {
            return new AccessException(CoreFinding.AGENT_BUSY, what, remedyOfBusy(lower));
        }
        if (lower.contains("expired")) {
            return new AccessException(
                    CoreFinding.TOKEN_EXPIRED,
                    what,
                    "Kubelet replaces the token long before its end: check that the application reads the file EKS mounts and"
                            + " not a copy, and recreate the pod.");
        }
        if (lower.contains("resourcenotfound") || lower.contains("no association")) {
            return new AccessException(
                    CoreFinding.AGENT_NO_ASSOCIATION,
                    what,
                    "Associate a role with the pod's service account (aws eks create-pod-identity-association; on KPaaS the"
                            + " annotation runway.aa.com/pod-identity does it), then recreate the pod.");
        }
        if (reply.status() == NOT_FOUND) {
            return another(new Intermediary(
                    "something that does not know the path (HTTP 404: " + said + ")",
                    "The agent itself would name ResourceNotFoundException.",
                    false));
        }
        if (lower.contains("invalidtoken")) {
            return refused(
                    what,
                    "Point AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE at the token that EKS mounts for Pod Identity (audience"
                            + " pods.eks.amazonaws.com), and at no other.");
        }
        return refused(
                what,
                NodeRefusal.named(said, "EKS Pod Identity")
                        .orElse(
                                "Check the Pod Identity association of the pod's service account and the trust policy of its role"
                                        + " (principal pods.eks.amazonaws.com, sts:AssumeRole and sts:TagSession). A changed association"
                                        + " counts for new pods only."));
    }

    /** The agent passes on why it did not get through to EKS. */
    private static String remedyOfBusy(String lower) {
        if (lower.contains("no ec2 imds role found")) {
            return "The agent has no credentials of its node: let the platform check the node's instance profile, and that the agent"
                    + " reaches the node's metadata service.";
        }
        if (lower.contains("dial tcp") || lower.contains("no such host")) {
            return "The agent does not reach EKS: let the platform allow the nodes eks-auth.<region>.api.aws on port 443, or add the VPC"
                    + " endpoint com.amazonaws.<region>.eks-auth.";
        }
        return "Nothing at once: it is asked again. If it stays, look at the log of eks-pod-identity-agent on the pod's node"
                + " and at how many pods started together.";
    }

    private static AccessException refused(String what, String remedy) {
        return new AccessException(CoreFinding.AGENT_REFUSED, what, remedy);
    }

    private AccessException another(Intermediary who) {
        return new AccessException(
                CoreFinding.AGENT_ANSWER,
                "Not the Pod Identity agent answered at " + PrintableUri.of(endpoint) + ", but " + who.name() + ".",
                "No association and no role is the reason. Let AWS_CONTAINER_CREDENTIALS_FULL_URI be " + OWN_ADDRESS
                        + ", as EKS sets it; where it is, something on the way answers for 169.254.170.23. "
                        + who.remedy());
    }
}
