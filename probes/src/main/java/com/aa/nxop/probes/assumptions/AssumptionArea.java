package com.aa.nxop.probes.assumptions;

import java.util.List;

/** Assumptions that belong together, under one heading. */
record AssumptionArea(String heading, List<Assumption> assumptions) {
    static List<AssumptionArea> all() {
        return List.of(
                new AssumptionArea("STS: tags and trust", TagAssumptions.ALL),
                new AssumptionArea("STS: limits, order and texts", StsAssumptions.ALL),
                new AssumptionArea("EKS, kube2iam and Vault", PlatformAssumptions.ALL),
                new AssumptionArea("MSK", MskAssumptions.ALL),
                new AssumptionArea("DocumentDB", DocumentDbAssumptions.ALL));
    }
}
