package com.aa.nxop.probes.assumptions;

import static com.aa.nxop.probes.assumptions.EvidenceStatus.DOCUMENTED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.INFERRED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.RECORDED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.UNKNOWN;

import java.util.List;

/** Of tags, trust policies and source identities at STS. */
final class TagAssumptions {
    static final List<Assumption> ALL = List.of(
            Assumption.of(
                    "T-01",
                    INFERRED,
                    "Tags that a session inherits are `aws:RequestTag` to the trust policy of the next role.",
                    "EKS User Guide, target IAM roles; EKS Best Practices, multi-account, since 2026-05-04; aws-samples/resource-control-policy-examples, STS-Protect-EKS-pod-identities-tags",
                    "RoleIssuer RequestContext TrustStatement",
                    "inherited-tags both-readings"),
            Assumption.of(
                    "T-02",
                    RECORDED,
                    "Tags that a session inherits are `aws:PrincipalTag` of the caller in the next AssumeRole.",
                    "mahitotsu/gekko_08, chain roles with ${aws:PrincipalTag/...}, 2026-10",
                    "SessionKeys RequestContext",
                    "inherited-tags-of-principal both-readings"),
            Assumption.of(
                    "T-03",
                    DOCUMENTED,
                    "A condition on the namespace tag keeps pods of other namespaces out.",
                    "EKS User Guide, target IAM roles",
                    "RoleIssuer TrustStatement",
                    "other-namespace"),
            Assumption.of(
                    "T-04",
                    RECORDED,
                    "STS refuses a passed tag whose key is a transitive tag of the calling session, with `InvalidParameterValue`.",
                    "localstack/localstack, tests/aws/services/sts/test_sts.snapshot.json, 2025-04-10",
                    "CallTags AssumeRoleRefusal TagChoice",
                    "transitive-tag-conflict"),
            Assumption.of(
                    "T-05",
                    DOCUMENTED,
                    "STS refuses such a key also if the value is the same.",
                    "STS API Reference, AssumeRole, Tags",
                    "CallTags SessionTags",
                    "same-value-conflict"),
            Assumption.of(
                    "T-06",
                    RECORDED,
                    "STS ignores upper and lower case when it compares these keys.",
                    "localstack/localstack, test_sts.snapshot.json, 2025-04-10",
                    "CallTags Tag",
                    "conflict-ignores-case"),
            Assumption.of(
                    "T-07",
                    UNKNOWN,
                    "STS finds such a conflict of tags before it asks the trust policy.",
                    "no source; the sandbox had to decide",
                    "RoleIssuer",
                    "conflict-before-authorization"),
            Assumption.of(
                    "T-08",
                    RECORDED,
                    "STS refuses two passed keys as duplicates if they differ only in case.",
                    "localstack/localstack, test_sts.snapshot.json, 2025-04-10",
                    "CallTags",
                    "duplicate-tag-keys"),
            Assumption.of(
                    "T-09",
                    RECORDED,
                    "A transitive key must be among the passed tags.",
                    "localstack/localstack, test_sts.snapshot.json, 2025-04-10",
                    "CallTags",
                    "transitive-key-not-passed"),
            Assumption.of(
                    "T-10",
                    RECORDED,
                    "The service model refuses a star in a tag value.",
                    "public report of a ValidationError at tags.1.member.value",
                    "RequestRules SessionTagSyntax",
                    "tag-value-characters"),
            Assumption.of(
                    "T-11",
                    RECORDED,
                    "A call that passes no tag, from a session with transitive tags, needs `sts:TagSession` in the trust policy and in the caller's policy.",
                    "mahitotsu/gekko_08, multi-hop-propagation/RESULTS.md, 2026-09-30; mattrobinsonsre/terrapod#1546",
                    "RoleIssuer MissingAction AssumeRoleRefusal",
                    "tag-session-for-inherited-tags"),
            Assumption.of(
                    "T-12",
                    INFERRED,
                    "`sts:ExternalId` is not a key of the decision on `sts:TagSession`.",
                    "EKS User Guide, target IAM roles, and AWS Containers Blog, 2025-06-12: both split the statement",
                    "RoleIssuer BrokenParts TrustStatement",
                    "tag-session-without-external-id external-id-in-one-statement"),
            Assumption.of(
                    "T-13",
                    DOCUMENTED,
                    "Without the external id that a policy asks for, STS refuses `sts:AssumeRole` and does not say why.",
                    "IAM User Guide, access to accounts owned by third parties",
                    "RoleIssuer LikelyCauses",
                    "missing-external-id"),
            Assumption.of(
                    "T-14",
                    INFERRED,
                    "`sts:RoleSessionName` is not a key of the decision on `sts:TagSession`.",
                    "as T-12",
                    "RoleIssuer RequestContext",
                    ""),
            Assumption.of(
                    "T-15",
                    DOCUMENTED,
                    "Condition key names ignore case, the tag's name included; values do not.",
                    "IAM User Guide, policy elements: Condition",
                    "ConditionKeys ContextKeys",
                    ""),
            Assumption.of(
                    "T-16",
                    DOCUMENTED,
                    "The members of `aws:TagKeys` are compared with upper and lower case.",
                    "IAM User Guide, aws:TagKeys; a public page of policy tests, case T08",
                    "ContextKeys ConditionOperator",
                    ""),
            Assumption.of(
                    "T-17",
                    DOCUMENTED,
                    "`aws:PrincipalArn` is the role's ARN with its path, never the session's.",
                    "IAM User Guide, global condition keys",
                    "SessionKeys ConditionRemedy",
                    ""),
            Assumption.of(
                    "T-18",
                    DOCUMENTED,
                    "Across accounts both sides must allow: the trust policy and the caller's own policy.",
                    "IAM User Guide, cross-account policy evaluation",
                    "Authorization LikelyCauses",
                    ""),
            Assumption.of(
                    "T-19",
                    DOCUMENTED,
                    "A role does not trust itself unless its trust policy says so.",
                    "AWS Security Blog, announcement of implicit role trust, 2022-09",
                    "Authorization AssumeRoleRefusal",
                    ""),
            Assumption.of(
                    "T-20",
                    DOCUMENTED,
                    "A principal that names a role ends when somebody deletes the role, also if somebody creates it again. The"
                            + " account's root stays.",
                    "IAM User Guide, principal",
                    "TrustStatement BrokenParts",
                    ""),
            Assumption.of(
                    "T-21",
                    DOCUMENTED,
                    "AWS publishes a resource control policy that refuses the six pod tags from every caller but EKS.",
                    "aws-samples/resource-control-policy-examples, 95e9a10",
                    "ProtectedPodTags SandboxSts",
                    ""),
            Assumption.of(
                    "T-22",
                    DOCUMENTED,
                    "A call that sets a source identity needs `sts:SetSourceIdentity` on both sides.",
                    "IAM User Guide, monitor and control actions taken with assumed roles",
                    "RoleIssuer TrustPolicyCheck TrustStatement",
                    "source-identity-needs-action source-identity-own-statement"),
            Assumption.of(
                    "T-23",
                    DOCUMENTED,
                    "A call that inherits a source identity needs it, too.",
                    "IAM User Guide, monitor and control actions taken with assumed roles",
                    "RoleIssuer SourceIdentityTemplate",
                    "source-identity-inherited"),
            Assumption.of(
                    "T-24",
                    RECORDED,
                    "No later session of a chain changes a source identity: `ValidationError`.",
                    "design notes of the emulator Argmin, compared with AWS in 2026-07",
                    "SourceIdentity AssumeRoleRefusal",
                    "source-identity-stays"),
            Assumption.of(
                    "T-25",
                    UNKNOWN,
                    "The decision on `sts:SetSourceIdentity` knows neither the tags of the call nor its external id.",
                    "no source; AWS's examples have no such condition",
                    "RoleIssuer RequestContext TrustStatement",
                    "source-identity-on-tags"),
            Assumption.of(
                    "T-26",
                    DOCUMENTED,
                    "The answer of AssumeRole names the source identity of the session.",
                    "STS API Reference, AssumeRole, response elements",
                    "RoleAssumer StsXml",
                    "answered-source-identity"),
            Assumption.of(
                    "T-27",
                    DOCUMENTED,
                    "A source identity has letters, digits and `_+=,.@-`.",
                    "IAM User Guide, monitor and control actions taken with assumed roles",
                    "SourceIdentityTemplate RequestRules",
                    "source-identity-characters"),
            Assumption.of(
                    "T-28",
                    RECORDED,
                    "STS takes a source identity of up to 256 characters; the SDK sends 64 at most.",
                    "design notes of the emulator Argmin, 2026-07; botocore 1.43.11 says 64",
                    "RequestRules SourceIdentityTemplate",
                    ""));

    private TagAssumptions() {}
}
