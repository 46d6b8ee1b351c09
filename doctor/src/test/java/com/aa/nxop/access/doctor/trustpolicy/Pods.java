package com.aa.nxop.access.doctor.trustpolicy;

import java.util.Map;
import java.util.Optional;

/** One pod in several circumstances. */
final class Pods {
    static final String ACCOUNT = "285282426848";
    static final String ROLE = "arn:aws:iam::285282426848:role/example-app-kpaas";
    static final String CLUSTER = "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod";
    private static final Map<String, String> TAGS = Map.of(
            "kubernetes-namespace", "fxip-ms-dev",
            "kubernetes-service-account", "example-app",
            "kubernetes-pod-name", "example-app-1",
            "kubernetes-pod-uid", "uid-1",
            "eks-cluster-arn", CLUSTER,
            "eks-cluster-name", "kpaas-nonprod");

    /** Web identity, kube2iam, Vault. */
    static final PodFacts PASSING = with(TAGS, Optional.empty(), false);
    /** EKS Pod Identity. */
    static final PodFacts INHERITING = with(TAGS, Optional.empty(), true);
    /** EKS Pod Identity, as far as the pod itself can tell without NXOP_CLUSTER_ARN. */
    static final PodFacts KNOWING_LITTLE =
            new PodFacts(ACCOUNT, ROLE, "fxip-ms-dev", "example-app", "", Map.of(), Optional.empty(), true);
    /** NXOP_SESSION_TAG_MODE=none. */
    static final PodFacts UNTAGGED = with(Map.of(), Optional.empty(), false);

    private Pods() {}

    static PodFacts with(Map<String, String> tags, Optional<String> externalId, boolean inherited) {
        return new PodFacts(ACCOUNT, ROLE, "fxip-ms-dev", "example-app", CLUSTER, tags, externalId, inherited);
    }

    static PodFacts passing(String externalId) {
        return with(TAGS, Optional.of(externalId), false);
    }

    static PodFacts of(String account, String role) {
        return new PodFacts(account, role, "fxip-ms-dev", "example-app", CLUSTER, TAGS, Optional.empty(), false);
    }
}
