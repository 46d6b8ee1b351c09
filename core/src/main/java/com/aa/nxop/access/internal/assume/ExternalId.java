package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SessionSettings;
import com.aa.nxop.access.internal.text.Workload;
import java.util.Optional;

/**
 * The external id of AssumeRole.
 *
 * @param value as it is sent, if one is
 * @param shown for people
 */
public record ExternalId(Optional<String> value, String shown) {

    /**
     * The one that was set, or for {@code eks} the one that EKS sends where session tags are disabled on an association with a target role:
     * {@code region/account/cluster/namespace/service-account} (EKS User Guide, "Access AWS resources using EKS Pod Identity Target IAM
     * Roles").
     *
     * @throws AccessException if it is to be derived from what is not known
     */
    static ExternalId of(AccessSettings config, Workload workload) {
        SessionSettings session = config.session();
        if (!session.derivesExternalId()) {
            return new ExternalId(
                    session.externalId(),
                    session.externalId()
                            .map(id -> "an external id of " + id.length()
                                    + " characters (from NXOP_EXTERNAL_ID, not shown)")
                            .orElse("no external id (NXOP_EXTERNAL_ID sets one)"));
        }
        String[] arn =
                workload.clusterArn().orElseThrow(() -> unknown("cluster")).split(":", 6);
        String id = String.join(
                "/",
                arn[3],
                arn[4],
                workload.clusterName().orElseThrow(() -> unknown("cluster")),
                workload.namespace().orElseThrow(() -> unknown("namespace")),
                workload.serviceAccount().orElseThrow(() -> unknown("service account")));
        return new ExternalId(Optional.of(id), "the external id \"" + id + "\" (derived, for NXOP_EXTERNAL_ID=eks)");
    }

    private static AccessException unknown(String part) {
        return new AccessException(
                CoreFinding.WORKLOAD_UNKNOWN,
                "The SDK cannot derive the external id (NXOP_EXTERNAL_ID=eks): neither the pod's token nor a variable names"
                        + " the pod's "
                        + part + ".",
                "Set NXOP_CLUSTER_ARN. Set NXOP_NAMESPACE and NXOP_SERVICE_ACCOUNT with the Downward API. Or set"
                        + " NXOP_EXTERNAL_ID to the external id itself.");
    }

    /** Without the value. */
    @Override
    public String toString() {
        return value.isPresent() ? "an external id" : "no external id";
    }
}
