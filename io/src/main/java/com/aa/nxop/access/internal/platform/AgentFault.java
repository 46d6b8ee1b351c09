package com.aa.nxop.access.internal.platform;

import com.aa.nxop.access.internal.text.SourceFault.Kind;
import java.util.Locale;

/** Why the Pod Identity agent gives no credentials, by its own words (aws/eks-pod-identity-agent, pkg/errors), and what a person can do. */
public enum AgentFault {
    NODE_ROLE(
            Kind.AGENT_REFUSED,
            "Ask the platform team to allow eks-auth:AssumeRoleForPodIdentity in the policy of the node's role, as"
                    + " AmazonEKSWorkerNodePolicy does. The pod and its association are correct: EKS refuses the agent itself."),
    ADDRESS(
            Kind.AGENT_REFUSED,
            "Set AWS_CONTAINER_CREDENTIALS_FULL_URI to "
                    + AgentFault.OWN_ADDRESS
                    + ", as EKS does. The agent answers only at its own address: a host name, a port forward or a proxy does"
                    + " not work."),
    NO_NODE_CREDENTIALS(
            Kind.AGENT_BUSY,
            "Ask the platform team to check the node's instance profile, and that the agent reaches the node's metadata"
                    + " service. The agent has no credentials of its node."),
    EKS_UNREACHED(
            Kind.AGENT_BUSY,
            "Ask the platform team to let the nodes reach eks-auth.<region>.api.aws on port 443, or to add the VPC endpoint"
                    + " com.amazonaws.<region>.eks-auth. The agent does not reach EKS."),
    BUSY(
            Kind.AGENT_BUSY,
            "You need to do nothing now: the SDK asks again. If the error stays, read the log of eks-pod-identity-agent on"
                    + " the pod's node, and find out how many pods started together."),
    TOKEN_EXPIRED(
            Kind.TOKEN_EXPIRED,
            "Check that the application reads the file that EKS mounts, not a copy, and recreate the pod. Kubelet replaces"
                    + " the token long before it expires."),
    NO_ASSOCIATION(
            Kind.AGENT_NO_ASSOCIATION,
            "Associate a role with the pod's service account (aws eks create-pod-identity-association; on KPaaS the annotation"
                    + " runway.aa.com/pod-identity does it), then recreate the pod."),
    /** A 404 in which nobody names what the agent always names. */
    IMPOSTOR(
            Kind.AGENT_ANSWER,
            "Set AWS_CONTAINER_CREDENTIALS_FULL_URI to " + AgentFault.OWN_ADDRESS
                    + ", as EKS does. If it has that value, another server on the way answers for 169.254.170.23."
                    + " Associations and roles are not the cause: the agent would name ResourceNotFoundException."),
    TOKEN_FOR_OTHERS(
            Kind.AGENT_REFUSED,
            "Point AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE at the token that EKS mounts for Pod Identity (audience"
                    + " pods.eks.amazonaws.com), and at no other."),
    OTHER(
            Kind.AGENT_REFUSED,
            "Check the Pod Identity association of the pod's service account and the trust policy of its role (principal"
                    + " pods.eks.amazonaws.com, sts:AssumeRole and sts:TagSession). A changed association counts for new pods only.");

    private static final String OWN_ADDRESS =
            "http://169.254.170.23/v1/credentials (IPv6: http://[fd00:ec2::23]/v1/credentials)";

    private static final int NOT_FOUND = 404;

    private final Kind kind;
    private final String remedy;

    AgentFault(Kind kind, String remedy) {
        this.kind = kind;
        this.remedy = remedy;
    }

    Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    /**
     * Which it is.
     *
     * @param repeats whether the status is one that asking again may change
     */
    static AgentFault of(int status, boolean repeats, String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("eks-auth:assumeroleforpodidentity")) {
            return NODE_ROLE;
        }
        if (words.contains("invalid address")) {
            return ADDRESS;
        }
        if (repeats) {
            return words.contains("no ec2 imds role found")
                    ? NO_NODE_CREDENTIALS
                    : words.contains("dial tcp") || words.contains("no such host") ? EKS_UNREACHED : BUSY;
        }
        if (words.contains("expired")) {
            return TOKEN_EXPIRED;
        }
        if (words.contains("resourcenotfound") || words.contains("no association")) {
            return NO_ASSOCIATION;
        }
        if (status == NOT_FOUND) {
            return IMPOSTOR;
        }
        return words.contains("invalidtoken") ? TOKEN_FOR_OTHERS : OTHER;
    }
}
