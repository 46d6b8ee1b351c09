package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Sts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads when STS refuses hop 2, letter for letter; AWS's texts are those recorded from AWS. */
@Tag("full")
class AssumeRoleRefusalTest {
    private static final String DENIED =
            "User: arn:aws:sts::285282426848:assumed-role/pod-role/eks-1 is not authorized to perform: %s on resource:"
                    + " arn:aws:iam::178549792225:role/example-role";
    private static final String REFUSED = "STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: ";
    private static final String TAGS = "\n      aws:RequestTag/kubernetes-namespace = flights (inherited)"
            + "\n      aws:RequestTag/kubernetes-service-account = scheduler (inherited)"
            + "\n      aws:RequestTag/kubernetes-pod-name = pod-1 (inherited)"
            + "\n      aws:RequestTag/kubernetes-pod-uid = uid-of-pod-1 (inherited)";
    private static final String UNKNOWN_CLUSTER =
            "\n      aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited; only EKS knows their values)";

    private static AccessException refused(HopTwo hop) {
        try (hop) {
            AccessException failure = hop.failure();
            assertThat(failure.stage()).isEqualTo(Stage.ASSUME_ROLE);
            return failure;
        }
    }

    private static HopTwo refusing(int status, String code, String text) {
        return new HopTwo(Sts.refusal(status, code, text));
    }

    @Test
    void assumeRoleIsRefused() {
        AccessException failure = refused(refusing(403, "AccessDenied", DENIED.formatted("sts:AssumeRole")));
        assertThat(failure).hasMessage("""
                %sAccessDenied: %s
                  Remedy: Compare the conditions in the trust policy of arn:aws:iam::178549792225:role/example-role with what \
                this pod sent:
                      aws:RequestTag/kubernetes-namespace = flights (inherited)
                      aws:RequestTag/kubernetes-service-account = scheduler (inherited)
                      aws:RequestTag/kubernetes-pod-name = pod-1 (inherited)
                      aws:RequestTag/kubernetes-pod-uid = uid-of-pod-1 (inherited)
                      aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited; only EKS knows their values)
                      no external id (NXOP_EXTERNAL_ID sets one)
                    The policy must also trust arn:aws:iam::285282426848:root and allow sts:AssumeRole and sts:TagSession. \
                The policy of the pod's own role must allow these two actions on the NXOP role. STS gives the same answer \
                for a role that does not exist: check NXOP_ROLE. STS also refused the tags when the SDK passed them \
                without eks-cluster-arn. If session tags are disabled on the Pod Identity association, set \
                NXOP_CLUSTER_ARN: the token does not contain it.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused""", REFUSED, DENIED.formatted("sts:AssumeRole"));
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void withAnExternalIdAndAKnownClusterTheRemedySaysSo() {
        AccessException failure = refused(refusing(403, "AccessDenied", DENIED.formatted("sts:AssumeRole"))
                .with("NXOP_EXTERNAL_ID", "given-id")
                .with("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas"));
        assertThat(failure.remedy()).contains("""
                : uid-of-pod-1 (inherited)
                      aws:RequestTag/eks-cluster-arn = arn:aws:eks:us-east-1:285282426848:cluster/kpaas (inherited)
                      aws:RequestTag/eks-cluster-name = kpaas (inherited)
                      an external id of 8 characters (from NXOP_EXTERNAL_ID, not shown)
                    The policy must also""".substring(2));
    }

    @Test
    void withoutInheritanceAnUnknownClusterIsToBeSet() {
        AccessException failure = refused(refusing(403, "AccessDenied", DENIED.formatted("sts:AssumeRole"))
                .from(HopTwo.source(SourceKind.WEB_IDENTITY)));
        assertThat(failure.remedy()).contains("""
                : uid-of-pod-1 (passed)
                      no aws:RequestTag/eks-cluster-arn (set NXOP_CLUSTER_ARN to send it)
                      no external id (NXOP_EXTERNAL_ID sets one)
                    The policy must also""".substring(2));
    }

    /** Variables win over the token, and may be another pod's. */
    @Test
    void whatVariablesSayOfThePodIsToBeChecked() {
        assertThat(refused(refusing(403, "AccessDenied", DENIED.formatted("sts:AssumeRole"))
                                .with("NXOP_NAMESPACE", "copied")
                                .from(HopTwo.source(SourceKind.WEB_IDENTITY)))
                        .remedy())
                .endsWith(
                        "check NXOP_ROLE. The SDK took values from NXOP_NAMESPACE: check that they belong to this pod.");
    }

    @Test
    void inAnotherPartitionTheCallersArnIsOfThatPartition() {
        AccessException failure = refused(refusing(403, "AccessDenied", DENIED.formatted("sts:AssumeRole"))
                .with("AWS_REGION", "us-gov-west-1")
                .with("NXOP_ROLE", "arn:aws-us-gov:iam::178549792225:role/example-role"));
        assertThat(failure.remedy()).contains("must also trust arn:aws-us-gov:iam::285282426848:root and");
    }

    @Test
    void tagSessionIsRefused() {
        AccessException failure = refused(refusing(403, "AccessDenied", DENIED.formatted("sts:TagSession")));
        assertThat(failure).hasMessage("""
                %sAccessDenied: %s
                  Remedy: The session carries tags. The trust policy of arn:aws:iam::178549792225:role/example-role and the \
                policy of the pod's own role must both allow sts:TagSession, and not only sts:AssumeRole. A statement that \
                demands an external id cannot allow it. If both policies allow it, compare the trust policy's conditions \
                with what this pod sent:%s%s
                      no external id (NXOP_EXTERNAL_ID sets one)
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#tag-session-refused""", REFUSED, DENIED.formatted("sts:TagSession"), TAGS, UNKNOWN_CLUSTER);
    }

    /** aws-samples/resource-control-policy-examples, STS-Protect-EKS-pod-identities-tags.json: always against a pod that passes its tags. */
    @Test
    void theOrganizationKeepsThePodsTagsToEks() {
        String said = DENIED.formatted("sts:TagSession") + " with an explicit deny in a resource control policy";
        HopTwo passing = refusing(403, "AccessDenied", said).from(HopTwo.source(SourceKind.WEB_IDENTITY));
        assertThat(refused(passing).remedy())
                .isEqualTo(
                        "A resource control policy of the organization refuses the tags that this pod passes. The policy that"
                                + " AWS publishes reserves the six tags of EKS Pod Identity for EKS, and no trust policy"
                                + " overrides it. Give the"
                                + " pod EKS Pod"
                                + " Identity in place of its source: then EKS sets the tags. Or ask the administrators of the organization to"
                                + " exempt the pod's own role. Or set NXOP_SESSION_TAG_MODE=none, if the trust policy of"
                                + " arn:aws:iam::178549792225:role/example-role can name the pod's role in place of its tags. See"
                                + " https://nxop-access.example/docs/guide/trust-policy.md#a-resource-control-policy-on-the-tags.");
        HopTwo unnamed = refusing(403, "AccessDenied", DENIED.formatted("sts:TagSession"))
                .from(HopTwo.source(SourceKind.WEB_IDENTITY));
        assertThat(refused(unnamed).remedy())
                .endsWith(
                        " If they also fit, look for a resource control policy that accepts these tags only from EKS, as the"
                                + " policy that AWS publishes does:"
                                + " https://nxop-access.example/docs/guide/trust-policy.md#a-resource-control-policy-on-the-tags.");
    }

    @Test
    void theTagsAreTooLarge() {
        assertThat(refused(refusing(
                        400, "PackedPolicyTooLarge", "Packed size of session tags consumes 112% of allotted space.")))
                .hasMessage(REFUSED + """
                PackedPolicyTooLarge: Packed size of session tags consumes 112% of allotted space.
                  Remedy: Shorten NXOP_SESSION_TAGS and the session policy. STS puts both into the session token, with the \
                tags that the session inherits from Pod Identity. The token has at most 4096 bytes.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#tags-too-large""");
    }

    @Test
    void theSessionPolicyIsRefused() {
        assertThat(refused(refusing(400, "MalformedPolicyDocument", "Syntax errors in policy.")))
                .hasMessage(REFUSED + """
                MalformedPolicyDocument: Syntax errors in policy.
                  Remedy: Correct the policy in NXOP_SESSION_POLICY_FILE: it must be an IAM policy without Principal.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-policy-refused""");
    }

    @ParameterizedTest
    @CsvSource({
        "403, ExpiredToken, The security token included in the request is expired",
        "403, InvalidClientTokenId, The security token included in the request is invalid.",
        "400, ExpiredTokenException, expired",
        "403, UnrecognizedClientException, The security token included in the request is invalid.",
    })
    void thePodsOwnCredentialsAreNotKnownAnyMore(int status, String code, String text) {
        AccessException failure = refused(refusing(status, code, text));
        assertThat(failure).hasMessage("""
                STS does not know the pod's own credentials and refused AssumeRole: %s: %s
                  Remedy: You need to do nothing now: the SDK asks for new credentials at the next attempt. If the error \
                stays, recreate the pod: somebody deleted its role, or created it again.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#source-credentials""".formatted(code, text));
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                "1 validation error detected: Value '900' at 'durationSeconds' failed to satisfy constraint",
            })
    void theDurationIsRefused(String text) {
        assertThat(refused(refusing(400, "ValidationError", text))).hasMessage(REFUSED + """
                ValidationError: %s
                  Remedy: Set NXOP_SESSION_DURATION to no more than the role's maximum session duration, and to one hour at most.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#duration-refused""".formatted(text));
    }

    @Test
    void aTagIsRefused() {
        String text = "1 validation error detected: Value '*' at 'tags.1.member.value' failed to satisfy constraint";
        assertThat(refused(refusing(400, "ValidationError", text).with("NXOP_SESSION_TAGS", "team=ops")))
                .hasMessage(REFUSED + """
                ValidationError: %s
                  Remedy: Correct NXOP_SESSION_TAGS. The SDK sent:%s
                      aws:RequestTag/team = ops (passed)
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#tags-invalid""".formatted(text, TAGS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400| InvalidParameterValue| Duplicate tag keys found. Please note that Tag keys are case insensitive.| tags-invalid",
                "400| ValidationError| arn:aws:iam::1:role/x is invalid| sts-rejected",
                "403| RegionDisabledException| STS is not activated in this region for account:1.| sts-region",
                "403| SignatureDoesNotMatch| Credential should be scoped to a valid region. | sts-region",
                "403| SignatureDoesNotMatch| Signature expired: 20261121T100000Z is now earlier than| clock-skew",
                "403| SignatureDoesNotMatch| Signature not yet current: 20261121T100000Z is still later| clock-skew",
                "400| RequestExpired| Request has expired.| clock-skew",
                "400| Throttling| Rate exceeded| sts-busy",
                "503| ServiceUnavailable| wait| sts-busy",
                "400| NeverHeardOf| new in AWS| sts-rejected",
            })
    void everyOtherCodeHasItsFindingAndKeepsTheTextOfAws(int status, String code, String text, String finding) {
        AccessException failure = refused(refusing(status, code, text));
        assertThat(failure.finding().id()).isEqualTo(finding);
        assertThat(failure.what()).contains("AssumeRole").contains(code + ": " + text.strip());
    }
}
