package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.PodSource;
import java.util.List;

/** What neither a token nor a variable says about the pod, or says wrongly. */
final class WorkloadCases {
    private static final String HERE = "assume-role";

    private WorkloadCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "kube2iam, and the Downward API is not used",
                                pod -> pod.unset("NXOP_NAMESPACE", "NXOP_SERVICE_ACCOUNT", "NXOP_POD_NAME"))
                        .in(world -> world.source(PodSource.KUBE2IAM))
                        .finds(
                                HERE,
                                "workload-unknown",
                                "Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT and NXOP_POD_NAME with the Downward API")
                        .mendedBy(pod -> {
                            pod.restore("NXOP_NAMESPACE");
                            pod.restore("NXOP_SERVICE_ACCOUNT");
                            pod.restore("NXOP_POD_NAME");
                        }),
                wrong("`NXOP_EXTERNAL_ID=eks` without `NXOP_CLUSTER_ARN`", pod -> pod.set("NXOP_EXTERNAL_ID", "eks"))
                        .finds(
                                "configuration",
                                "config-missing",
                                "NXOP_EXTERNAL_ID=eks derives the external id from it",
                                "Write for example NXOP_CLUSTER_ARN=arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod.")
                        .mendedBy(
                                (pod, said) -> pod.set("NXOP_CLUSTER_ARN", said.copied("NXOP_CLUSTER_ARN=(\\S+)\\."))),
                wrong(
                                "IRSA without `NXOP_CLUSTER_ARN`, which the trust policy asks for",
                                pod -> pod.unset("NXOP_CLUSTER_ARN"))
                        .in(world -> world.source(PodSource.WEB_IDENTITY))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "no aws:RequestTag/eks-cluster-arn (set NXOP_CLUSTER_ARN to send it)")
                        .mendedBy(pod -> pod.restore("NXOP_CLUSTER_ARN")),
                wrong("session tags disabled on the association, and `NXOP_CLUSTER_ARN` not set", pod -> {})
                        .in(world -> world.pod(pod -> pod.sessionTags(false)))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "If session tags are disabled on the Pod Identity association",
                                "set NXOP_CLUSTER_ARN")
                        .mendedBy(pod ->
                                pod.set("NXOP_CLUSTER_ARN", pod.sandbox().pod().clusterArn())),
                wrong(
                                "`NXOP_NAMESPACE` is another namespace than the pod's",
                                pod -> pod.set("NXOP_NAMESPACE", "default"))
                        .in(world -> world.source(PodSource.VAULT_FILE))
                        .finds(
                                HERE,
                                "assume-role-refused",
                                "aws:RequestTag/kubernetes-namespace = default (passed)",
                                "The SDK took values from NXOP_NAMESPACE and NXOP_SERVICE_ACCOUNT: check that they belong to"
                                        + " this pod.")
                        .mendedBy(pod -> pod.restore("NXOP_NAMESPACE")));
    }
}
