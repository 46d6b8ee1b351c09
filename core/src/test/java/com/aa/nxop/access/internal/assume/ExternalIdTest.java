package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Sts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which external id is sent, and what a user reads when it does not fit. */
@Tag("full")
class ExternalIdTest {
    private static final String CLUSTER = "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod";
    private static final String DENIED =
            "User: arn:aws:sts::285282426848:assumed-role/pod-role/eks-1 is not authorized to perform: sts:AssumeRole on resource:"
                    + " arn:aws:iam::178549792225:role/example-role";

    private static HopTwo derived(Answer... answers) {
        return new HopTwo(answers).with("NXOP_EXTERNAL_ID", "eks").with("NXOP_CLUSTER_ARN", CLUSTER);
    }

    @Test
    void withoutASettingNoneIsSent() {
        try (HopTwo hop = new HopTwo(HopTwo.given())) {
            hop.load();
            assertThat(hop.asked()).doesNotContainKey("ExternalId");
        }
    }

    @Test
    void theOneThatIsSetIsSentAsItIs() {
        try (HopTwo hop = new HopTwo(HopTwo.given()).with("NXOP_EXTERNAL_ID", "eks/my-own")) {
            hop.load();
            assertThat(hop.asked()).containsEntry("ExternalId", "eks/my-own");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks", "EKS"})
    void eksStandsForItsOwnForm(String word) {
        try (HopTwo hop = derived(HopTwo.given()).with("NXOP_EXTERNAL_ID", word)) {
            hop.load();
            assertThat(hop.asked())
                    .containsEntry("ExternalId", "us-east-1/285282426848/kpaas-nonprod/flights/scheduler");
        }
    }

    @Test
    void variablesSayWhichPodItIsWhereTheTokenDoesNot() {
        try (HopTwo hop = derived(HopTwo.given())
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "opaque")
                .with("NXOP_NAMESPACE", "n")
                .with("NXOP_SERVICE_ACCOUNT", "s")) {
            hop.load();
            assertThat(hop.asked()).containsEntry("ExternalId", "us-east-1/285282426848/kpaas-nonprod/n/s");
        }
    }

    @Test
    void whatIsNotKnownCannotBeDerivedFrom() {
        try (HopTwo hop = derived(HopTwo.given())
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.of("{\"kubernetes.io\":{\"namespace\":\"flights\"}}"))) {
            assertThat(hop.failure()).hasMessage("""
                    The SDK cannot derive the external id (NXOP_EXTERNAL_ID=eks): neither the pod's token nor a variable \
                    names the pod's \
                    service account.
                      Remedy: Set NXOP_CLUSTER_ARN. Set NXOP_NAMESPACE and NXOP_SERVICE_ACCOUNT with the Downward API. Or set \
                    NXOP_EXTERNAL_ID to the external id itself.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#workload-unknown""");
            assertThat(hop.server.requests()).isEmpty();
        }
    }

    @Test
    void aRefusalNamesTheDerivedOne() {
        try (HopTwo hop = derived(Sts.refusal(403, "AccessDenied", DENIED)).with("NXOP_SESSION_TAG_MODE", "none")) {
            assertThat(hop.failure()).hasMessage("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: %s
                      Remedy: Compare the conditions in the trust policy of arn:aws:iam::178549792225:role/example-role with what \
                    this pod sent:
                          no tags
                          no aws:RequestTag/eks-cluster-arn (by NXOP_SESSION_TAG_MODE=none)
                          the external id "us-east-1/285282426848/kpaas-nonprod/flights/scheduler" (derived, for \
                    NXOP_EXTERNAL_ID=eks)
                        The policy must also trust arn:aws:iam::285282426848:root and allow sts:AssumeRole and \
                    sts:TagSession. The policy of the pod's own role must allow these two actions on the NXOP role. STS \
                    gives the same answer for a role that does not exist: check NXOP_ROLE.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused""", DENIED);
        }
    }

    /** By AWS's word it is no secret. It is no help either: whoever compares it has the variable. */
    @Test
    void aRefusalSaysThatOneWasSetAndNotWhich() {
        try (HopTwo hop =
                new HopTwo(Sts.refusal(403, "AccessDenied", DENIED)).with("NXOP_EXTERNAL_ID", "of/another/pod")) {
            AccessException failure = hop.failure();
            assertThat(failure.remedy())
                    .contains("\n      an external id of 14 characters (from NXOP_EXTERNAL_ID, not shown)\n");
            assertThat(failure.getMessage()).doesNotContain("of/another/pod");
        }
    }
}
