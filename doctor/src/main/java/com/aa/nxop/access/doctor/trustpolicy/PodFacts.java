package com.aa.nxop.access.doctor.trustpolicy;

import java.util.Map;
import java.util.Optional;

/**
 * Who the pod is to STS when it assumes the NXOP role. An empty string stands for what is not known. Immutable.
 *
 * @param kpaasAccount twelve digits: the account of the pod's own role
 * @param sourceRoleArn the pod's own role, {@code arn:aws:iam::...:role/...}; a path may be missing, because the ARN of a session has none
 * @param clusterArn the EKS cluster's ARN
 * @param tags those that the session of the call carries: all that are passed, and of the inherited ones those whose value is known
 * @param externalId as it is sent with the call
 * @param inheritedTags whether the six tags that say which pod it is are inherited from an EKS Pod Identity session; other tags are
 *     passed in any case
 * @param partition of the NXOP role
 * @param call what is known of the call itself
 */
public record PodFacts(
        String kpaasAccount,
        String sourceRoleArn,
        String namespace,
        String serviceAccount,
        String clusterArn,
        Map<String, String> tags,
        Optional<String> externalId,
        boolean inheritedTags,
        String partition,
        CallFacts call) {
    static final String HIDDEN = "<the external id that the pod sends>";

    public PodFacts {
        tags = Map.copyOf(tags);
    }

    /** Without knowing the NXOP role's partition. */
    public PodFacts(
            String kpaasAccount,
            String sourceRoleArn,
            String namespace,
            String serviceAccount,
            String clusterArn,
            Map<String, String> tags,
            Optional<String> externalId,
            boolean inheritedTags) {
        this(kpaasAccount, sourceRoleArn, namespace, serviceAccount, clusterArn, tags, externalId, inheritedTags, "");
    }

    /** Without knowing more of the call. */
    public PodFacts(
            String kpaasAccount,
            String sourceRoleArn,
            String namespace,
            String serviceAccount,
            String clusterArn,
            Map<String, String> tags,
            Optional<String> externalId,
            boolean inheritedTags,
            String partition) {
        this(
                kpaasAccount,
                sourceRoleArn,
                namespace,
                serviceAccount,
                clusterArn,
                tags,
                externalId,
                inheritedTags,
                partition,
                CallFacts.UNKNOWN);
    }

    PodFacts calling(CallFacts facts) {
        return new PodFacts(
                kpaasAccount,
                sourceRoleArn,
                namespace,
                serviceAccount,
                clusterArn,
                tags,
                externalId,
                inheritedTags,
                partition,
                facts);
    }

    /** The same with a note in place of the external id, for a {@linkplain TrustStatement statement} that is to be printed. */
    public PodFacts withExternalIdHidden() {
        return new PodFacts(
                kpaasAccount,
                sourceRoleArn,
                namespace,
                serviceAccount,
                clusterArn,
                tags,
                externalId.map(id -> HIDDEN),
                inheritedTags,
                partition,
                call);
    }

    /** Without the external id. */
    @Override
    public String toString() {
        return namespace + "/" + serviceAccount + " of " + clusterArn + " as " + sourceRoleArn + ", "
                + (inheritedTags ? "tags inherited" : "tags passed") + ", "
                + (externalId.isPresent() ? "an external id" : "no external id");
    }
}
