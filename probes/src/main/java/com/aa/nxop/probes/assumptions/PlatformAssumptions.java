package com.aa.nxop.probes.assumptions;

import static com.aa.nxop.probes.assumptions.EvidenceStatus.DOCUMENTED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.RECORDED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.UNKNOWN;

import java.util.List;

/** Of the platforms that give pods their first credentials. */
final class PlatformAssumptions {
    static final List<Assumption> ALL = List.of(
            Assumption.of(
                    "E-01",
                    RECORDED,
                    "EKS Pod Identity sets exactly six tags, and all are transitive.",
                    "CloudTrail event in aws-samples/amazon-eks-security-immersion-day, 2024-04-16",
                    "SessionTags PodTagKeys EksAuth",
                    ""),
            Assumption.of(
                    "E-02",
                    DOCUMENTED,
                    "The session name of Pod Identity is `eks-`, cluster, pod and a random id, cut to 64 characters.",
                    "EKS Auth API Reference, AssumeRoleForPodIdentity",
                    "EksAuth SourceSession",
                    "target-role-session"),
            Assumption.of(
                    "E-03",
                    RECORDED,
                    "EKS assumes a target role with the external id region/account/cluster/namespace/service-account.",
                    "radkawar/stackd, podidentity_native_controls.json, 2026-09-27",
                    "EksAuth ExternalId",
                    "target-role-external-id"),
            Assumption.of(
                    "E-04",
                    UNKNOWN,
                    "EKS sends that external id only where the association disables session tags; AWS's blog shows it in the association either way.",
                    "AWS Containers Blog, 2025-06-12",
                    "EksAuth",
                    ""),
            Assumption.of(
                    "E-05",
                    RECORDED,
                    "The agent answers errors as plain text: `[id]: (Code): text, fault: …`, with the status of EKS Auth.",
                    "aws/eks-pod-identity-agent, d4dc0f3",
                    "PodIdentityAgent AgentFault AgentClient",
                    ""),
            Assumption.of(
                    "E-06",
                    RECORDED,
                    "The agent wants the bare token in `Authorization`, without Bearer.",
                    "aws/eks-pod-identity-agent, d4dc0f3",
                    "AgentClient PodIdentityAgent",
                    ""),
            Assumption.of(
                    "E-07",
                    RECORDED,
                    "The agent keeps credentials by the token's text, and renews them after three hours.",
                    "aws/eks-pod-identity-agent, refreshing_cache.go",
                    "PodIdentityAgent",
                    ""),
            Assumption.of(
                    "E-08",
                    DOCUMENTED,
                    "The agent's addresses are 169.254.170.23 and fd00:ec2::23.",
                    "EKS User Guide, Pod Identity agent",
                    "HostList AgentClient",
                    ""),
            Assumption.of(
                    "E-09",
                    RECORDED,
                    "The projected token names namespace, service account, pod and pod uid; no token names the cluster.",
                    "aws-samples/amazon-eks-security-immersion-day",
                    "TokenClaims Workload WorkloadReader",
                    ""),
            Assumption.of(
                    "E-10",
                    DOCUMENTED,
                    "kubelet replaces a projected token at 80 percent of its life: it swaps a link.",
                    "Kubernetes documentation, projected volumes",
                    "ProjectedToken TokenFile",
                    ""),
            Assumption.of(
                    "E-11",
                    RECORDED,
                    "Where a pod has an association and an IRSA annotation, the webhook injects Pod Identity alone.",
                    "aws/amazon-eks-pod-identity-webhook, handler.go",
                    "SourceReader",
                    ""),
            Assumption.of(
                    "E-12",
                    DOCUMENTED,
                    "A session of Pod Identity lives six hours, and EKS is not bound by the role's maximum.",
                    "EKS User Guide, target IAM roles",
                    "EksAuth RoleIssuer",
                    ""),
            Assumption.of(
                    "E-13",
                    RECORDED,
                    "kube2iam keeps sessions by the role's ARN alone, so that pods share one.",
                    "jtblin/kube2iam, 4c4a2b4",
                    "RoleCache Kube2IamSource",
                    ""),
            Assumption.of(
                    "E-14",
                    RECORDED,
                    "kube2iam refuses a role that the namespace may not use with 404, and a text that names both.",
                    "jtblin/kube2iam, 4c4a2b4",
                    "Kube2iam Kube2IamFault",
                    ""),
            Assumption.of(
                    "E-15",
                    RECORDED,
                    "Vault's answer names the token `security_token` or `session_token`, and the rendered file names no expiry.",
                    "hashicorp/vault, secret_access_keys.go",
                    "VaultSection VaultFileLifetime SecretTemplate",
                    ""),
            Assumption.of(
                    "E-16",
                    RECORDED,
                    "Vault does not renew its leases for STS: the agent fetches new credentials at about 90 percent.",
                    "hashicorp/vault#25212",
                    "VaultLease VaultFileSource",
                    ""));

    private PlatformAssumptions() {}
}
