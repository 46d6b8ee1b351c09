package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Sts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** STS names the policy that refused: the remedy is for its owner, and other tags are not tried. */
@Tag("full")
class NamedPolicyTest {
    private static final String DENIED =
            "User: arn:aws:sts::285282426848:assumed-role/pod-role/eks-1 is not authorized to perform: %s on resource:"
                    + " arn:aws:iam::178549792225:role/example-role%s";
    private static final String NOT_TRUST =
            "The trust policy of arn:aws:iam::178549792225:role/example-role is not the reason.";

    private static HopTwo refusing(String action, String clause) {
        return new HopTwo(Sts.refusal(403, "AccessDenied", DENIED.formatted(action, clause)));
    }

    @Test
    void terrapod1546AServiceControlPolicyIsNoMatterOfTheTrustPolicy() {
        String clause =
                " with an explicit deny in a service control policy: arn:aws:organizations::111111111111:policy/o-1/p-1";
        try (HopTwo hop = refusing("sts:TagSession", clause)) {
            assertThat(hop.failure()).hasMessage("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: %s
                      Remedy: AWS names the policy that refused: a service control policy of the organization that holds account \
                    285282426848 (arn:aws:organizations::111111111111:policy/o-1/p-1) denies sts:TagSession. Ask the administrators \
                    of the organization to exempt the pod's own role from that Deny statement: no Allow statement elsewhere \
                    overrides it. The trust policy of arn:aws:iam::178549792225:role/example-role is not the reason.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#tag-session-refused""", DENIED.formatted("sts:TagSession", clause));
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "because no identity-based policy allows the sts:AssumeRole action|Ask the team of the pod's own role to allow",
                "because no session policy allows the sts:AssumeRole action|Ask the team that sets the session policy to allow",
                "because no VPC endpoint policy allows the sts:AssumeRole action|the VPC endpoint for STS",
                "because no permissions boundary allows the sts:AssumeRole action|the platform team that set the boundary",
                "because no service control policy allows the sts:AssumeRole action|holds account 285282426848",
                "with an explicit deny in an identity-based policy|an identity-based policy of the pod's own role denies",
                "with an explicit deny in a session policy|a session policy of the pod's own session",
                "with an explicit deny in a VPC endpoint policy|the network team that owns the endpoint",
                "with an explicit deny in a permissions boundary|a permissions boundary of the pod's own role denies",
                "with an explicit deny in a resource control policy|holds account 178549792225",
            })
    void noSecondAssumeRoleIsTried(String clause, String words) {
        try (HopTwo hop = refusing("sts:AssumeRole", " " + clause)) {
            AccessException failure = hop.failure();
            assertThat(failure.finding()).isEqualTo(CoreFinding.ASSUME_ROLE_REFUSED);
            assertThat(failure.remedy())
                    .startsWith("AWS names the policy that refused: ")
                    .contains(words)
                    .endsWith(NOT_TRUST);
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    /** The role's own team reads what was sent; with other tags it may work. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " because no resource-based policy allows the sts:AssumeRole action",
                " because no role trust policy allows the sts:AssumeRole action",
                "",
            })
    void theTrustPolicyIsComparedWithWhatWasSent(String clause) {
        try (HopTwo hop = refusing("sts:AssumeRole", clause)) {
            assertThat(hop.failure().remedy())
                    .startsWith("Compare the conditions in the trust policy of arn:aws:iam::");
            assertThat(hop.server.requests()).hasSize(2);
        }
    }

    @Test
    void aDenyOfTheTrustPolicyIsSaidFirst() {
        try (HopTwo hop = refusing("sts:AssumeRole", " with an explicit deny in the role trust policy")) {
            assertThat(hop.failure().remedy())
                    .startsWith("AWS names the policy that refused: a trust policy of"
                            + " arn:aws:iam::178549792225:role/example-role denies sts:AssumeRole. Ask the team that owns the"
                            + " resource to exempt the pod's own role from that Deny statement")
                    .contains("Compare the conditions in the trust policy");
        }
    }

    /** STS may name any action: it is read, not assumed to be one of two. */
    @Test
    void theActionIsReadFromTheText() {
        try (HopTwo hop = refusing("sts:SetSourceIdentity", "").from(HopTwo.source(SourceKind.WEB_IDENTITY))) {
            AccessException failure = hop.failure();
            assertThat(failure.finding()).isEqualTo(CoreFinding.ASSUME_ROLE_REFUSED);
            assertThat(failure.remedy())
                    .startsWith("STS refused the action sts:SetSourceIdentity. The trust policy of"
                            + " arn:aws:iam::178549792225:role/example-role and the policy of the pod's own role must"
                            + " both allow it, because the pod's own session passes on its source identity. If they"
                            + " do, compare");
        }
        try (HopTwo hop = refusing("sts:SetContext", "")) {
            assertThat(hop.failure().remedy())
                    .startsWith("STS refused the action sts:SetContext. The trust policy of")
                    .doesNotContain("source identity");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @Test
    void aRoleThatIsNamedAfterAnActionIsNoAction() {
        try (HopTwo hop = new HopTwo(Sts.refusal(
                403,
                "AccessDenied",
                "User: arn:aws:sts::285282426848:assumed-role/sts-TagSession/x is not authorized to perform: sts:AssumeRole on"
                        + " resource: arn:aws:iam::178549792225:role/sts:TagSession"))) {
            assertThat(hop.failure().finding()).isEqualTo(CoreFinding.ASSUME_ROLE_REFUSED);
        }
    }
}
