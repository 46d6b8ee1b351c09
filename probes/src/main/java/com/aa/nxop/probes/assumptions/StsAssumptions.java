package com.aa.nxop.probes.assumptions;

import static com.aa.nxop.probes.assumptions.EvidenceStatus.DOCUMENTED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.INFERRED;
import static com.aa.nxop.probes.assumptions.EvidenceStatus.RECORDED;

import java.util.List;

/** Of limits, checks and texts of STS. */
final class StsAssumptions {
    static final List<Assumption> ALL = List.of(
            Assumption.of(
                    "S-01",
                    RECORDED,
                    "A chained session lasts one hour at most: STS takes 3600 seconds and refuses 3601.",
                    "design notes of the emulator Argmin, measured twice",
                    "RoleIssuer SessionReader",
                    "chained-hour chained-duration"),
            Assumption.of(
                    "S-02",
                    RECORDED,
                    "If a duration breaks several limits, STS names the service model's first, then the role's maximum, then the"
                            + " chain's.",
                    "design notes of the emulator Argmin",
                    "RoleIssuer RequestRules",
                    "role-maximum-first duration-form-first"),
            Assumption.of(
                    "S-03",
                    DOCUMENTED,
                    "STS gives no session of under 15 minutes.",
                    "STS API Reference, AssumeRole, DurationSeconds",
                    "RequestRules SessionReader",
                    "shortest-duration"),
            Assumption.of(
                    "S-04",
                    RECORDED,
                    "A session name has 2 to 64 characters of `[\\w+=,.@-]`, in ASCII alone.",
                    "localstack/localstack, test_sts.snapshot.json; design notes of the emulator Argmin",
                    "SessionName RequestRules",
                    "session-name-characters session-name-length"),
            Assumption.of(
                    "S-05",
                    RECORDED,
                    "STS calls a malformed role ARN invalid.",
                    "localstack/localstack, test_sts.snapshot.json",
                    "RequestRules",
                    "malformed-role"),
            Assumption.of(
                    "S-06",
                    INFERRED,
                    "STS refuses a role that does not exist in the same words as a role that the caller may not assume.",
                    "IAM User Guide, troubleshooting roles",
                    "RoleIssuer AssumeRoleRefusal",
                    "unknown-role"),
            Assumption.of(
                    "S-07",
                    RECORDED,
                    "A refusal names the session, the action and the role: `User: … is not authorized to perform: … on resource: …`.",
                    "external-secrets/external-secrets#3264; Mongey/terraform-provider-kafka#423",
                    "RoleIssuer PolicyRefusal",
                    "refusal-text"),
            Assumption.of(
                    "S-08",
                    DOCUMENTED,
                    "Within one account or organization AWS names the policy that refused, in a closed set of wordings, since January 2026 with its ARN.",
                    "AWS Security Blog, enhanced access denied error messages with policy ARNs",
                    "PolicyRefusal PolicyKind RefusedCall",
                    "refusal-clauses"),
            Assumption.of(
                    "S-09",
                    DOCUMENTED,
                    "A session token has at most 4,096 bytes, tags and session policy included, since 2026-09-15.",
                    "AWS What's New, 2026-09-15",
                    "TokenSize AssumeRoleRefusal SessionStatus",
                    "session-token-size token-too-large"),
            Assumption.of(
                    "S-10",
                    DOCUMENTED,
                    "`MinimumSessionTokenSize` makes larger tokens for tests.",
                    "STS API Reference at AWS SDK 2.57.8",
                    "RoleRequest TokenSize",
                    "largest-token"),
            Assumption.of(
                    "S-11",
                    RECORDED,
                    "STS refuses tags that are too large as `PackedPolicyTooLarge`, HTTP 400.",
                    "aws-actions/configure-aws-credentials#1898",
                    "TokenSize AssumeRoleRefusal",
                    "token-too-large"),
            Assumption.of(
                    "S-12",
                    RECORDED,
                    "An unknown key or a wrong token is `InvalidClientTokenId`, and STS finds it before it checks the signature.",
                    "design notes of the emulator Argmin",
                    "SignatureCheck QueryWording StsCall",
                    "unknown-key token-before-signature"),
            Assumption.of(
                    "S-13",
                    INFERRED,
                    "A wrong secret is `SignatureDoesNotMatch`, and STS finds it before it looks at the parameters.",
                    "AWS, Troubleshooting Signature Version 4 errors; the order is an inference",
                    "SignatureCheck QueryWording",
                    "wrong-secret signature-before-parameters"),
            Assumption.of(
                    "S-14",
                    INFERRED,
                    "STS looks at the form of parameters before it asks the trust policy.",
                    "order of errors in localstack/localstack, test_sts.snapshot.json",
                    "RoleIssuer RequestRules",
                    "parameters-before-authorization"),
            Assumption.of(
                    "S-15",
                    RECORDED,
                    "STS refuses a signature for another region: `Credential should be scoped to a valid region.`, with a space behind it.",
                    "design notes of the emulator Argmin",
                    "SignatureCheck StsCall",
                    "wrong-region"),
            Assumption.of(
                    "S-16",
                    INFERRED,
                    "STS takes signatures of clocks that are some minutes wrong: the sandbox takes 15.",
                    "Amazon S3 and IAM documentation name 15 and 5 minutes",
                    "SignatureCheck ClockComparison",
                    "clock-window"),
            Assumption.of(
                    "S-17",
                    DOCUMENTED,
                    "A signature that is too old or from the future is `SignatureDoesNotMatch`, and the text has both times.",
                    "AWS, Troubleshooting Signature Version 4 errors",
                    "SignatureCheck StsCall ClockComparison",
                    "old-signature future-signature"),
            Assumption.of(
                    "S-18",
                    INFERRED,
                    "STS refuses an expired session as `ExpiredToken`, HTTP 403.",
                    "aws/aws-sdk-java#2802 shows it for SQS; nobody recorded it for STS",
                    "Sts StsCall CredentialEndProof",
                    "expired-session"),
            Assumption.of(
                    "S-19",
                    DOCUMENTED,
                    "GetCallerIdentity needs no permission and names the session.",
                    "STS API Reference, GetCallerIdentity",
                    "CallerIdentity Sts",
                    "caller-identity"),
            Assumption.of(
                    "S-20",
                    RECORDED,
                    "A session's ARN leaves out the role's path.",
                    "radkawar/stackd, outbound_identity.json, 2026-09",
                    "RoleName CredentialMint PodFactsReader",
                    "session-arn"),
            Assumption.of(
                    "S-21",
                    RECORDED,
                    "Throttling is `Throttling`, HTTP 400, `Rate exceeded`.",
                    "jlevers/selling-partner-api#278",
                    "ThrottlingAnswers StsCall",
                    ""),
            Assumption.of(
                    "S-22",
                    DOCUMENTED,
                    "STS takes 600 requests a second from one calling account and region. Calls of services and with web identity do not"
                            + " count.",
                    "IAM User Guide, quotas",
                    "RequestQuota AttemptRateLimit",
                    ""),
            Assumption.of(
                    "S-23",
                    RECORDED,
                    "A session ends when somebody deletes its role, also if somebody creates the role again.",
                    "design notes of the emulator Argmin; aws/aws-sdk-java-v2#5545",
                    "Sessions CredentialEndProof",
                    ""),
            Assumption.of(
                    "S-24",
                    RECORDED,
                    "Issued sessions survive a change of the trust policy.",
                    "design notes of the emulator Argmin",
                    "Sessions",
                    ""),
            Assumption.of(
                    "S-25",
                    RECORDED,
                    "An external id has 2 to 1224 characters of `[\\w+=,.@:/-]`.",
                    "design notes of the emulator Argmin; botocore, sts/2011-06-15",
                    "RequestRules SessionReader",
                    "external-id-length"),
            Assumption.of(
                    "S-26",
                    DOCUMENTED,
                    "At most 50 tags, keys of 128 and values of 256 characters.",
                    "STS API Reference, Tag",
                    "RequestRules SessionTagSyntax",
                    ""),
            Assumption.of(
                    "S-27",
                    DOCUMENTED,
                    "An inline session policy has at most 2,048 characters and only narrows.",
                    "STS API Reference, AssumeRole, Policy",
                    "SessionPolicyText RequestRules",
                    ""),
            Assumption.of(
                    "S-28",
                    RECORDED,
                    "A web identity token that has expired is `ExpiredTokenException`, HTTP 400, with both times.",
                    "aws/aws-sdk-java-v2#5709",
                    "WebIdentity WebIdentitySource",
                    ""),
            Assumption.of(
                    "S-29",
                    RECORDED,
                    "A web identity that no policy lets in is refused with `Not authorized to perform sts:AssumeRoleWithWebIdentity` and nothing more.",
                    "aws/aws-sdk-java-v2#1470",
                    "RoleIssuer WebIdentitySource",
                    ""),
            Assumption.of(
                    "S-30",
                    DOCUMENTED,
                    "AssumeRoleWithWebIdentity takes no tags and no source identity: the token carries both, and Kubernetes' tokens carry neither.",
                    "IAM User Guide, session tags; aws/amazon-eks-pod-identity-webhook#103",
                    "WebIdentitySource TokenTags SessionTags",
                    ""));

    private StsAssumptions() {}
}
