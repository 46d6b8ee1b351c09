package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.source.SourceSession;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pod has the NXOP role already, and is to assume it again for a fixed name: its trust policy may not allow that. */
class SelfAssumeTest {
    private static final String SERVED = "arn:aws:sts::178549792225:assumed-role/example-role/eks-kpaas-pod-1-0f9e";
    private static final SourceSession FROM_THE_ROLE =
            HopTwo.source(SourceKind.POD_IDENTITY, "178549792225", Optional.empty());

    private static HopTwo refusing(String refusal) {
        return new HopTwo(Sts.refusal(403, "AccessDenied", refusal))
                .from(FROM_THE_ROLE)
                .with("NXOP_SESSION_NAME", "fixed-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:AssumeRole", "sts:TagSession"})
    void aRoleThatDoesNotTrustItselfIsExplained(String action) {
        String refusal = "User: " + SERVED + " is not authorized to perform: " + action
                + " on resource: arn:aws:iam::178549792225:role/example-role";
        try (HopTwo hop = refusing(refusal)) {
            AccessException failure = hop.failure();
            assertThat(failure).hasMessage("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: %s
                      Remedy: The source pod-identity already gives the credentials of this role, and NXOP_SESSION_NAME asks \
                    for a separate session. For that, the role must trust itself. Add the principal \
                    arn:aws:iam::178549792225:role/example-role to its trust policy, with sts:AssumeRole and sts:TagSession. \
                    The conditions must fit what this pod sent:
                          aws:RequestTag/kubernetes-namespace = flights (inherited)
                          aws:RequestTag/kubernetes-service-account = scheduler (inherited)
                          aws:RequestTag/kubernetes-pod-name = pod-1 (inherited)
                          aws:RequestTag/kubernetes-pod-uid = uid-of-pod-1 (inherited)
                          aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited; only EKS knows their values)
                          no external id (NXOP_EXTERNAL_ID sets one)
                        Or leave out NXOP_SESSION_NAME. Then the SDK uses the session as the platform gives it. Its name may \
                    change at a refresh, and MSK does not accept that.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#self-assume-refused""", refusal);
            assertThat(failure.retryable()).isFalse();
            assertThat(hop.server.requests())
                    .as("passing tags would not help, and is not tried")
                    .hasSize(1);
        }
    }

    @Test
    void everySettingThatAsksForItIsNamed() {
        try (HopTwo hop = refusing("User: " + SERVED + " is not authorized to perform: sts:AssumeRole")
                .with("NXOP_SESSION_TAGS", "team=ops")) {
            assertThat(hop.failure().remedy()).contains("Or leave out NXOP_SESSION_NAME, NXOP_SESSION_TAGS. Then");
        }
    }

    @Test
    void whereTheSourceSaysWhoseItIsTheRefusalNeedNot() {
        SourceSession known = HopTwo.source(SourceKind.WEB_IDENTITY, "178549792225", Optional.of(SERVED));
        try (HopTwo hop = refusing("no").from(known)) {
            assertThat(hop.failure().finding().id()).isEqualTo("self-assume-refused");
        }
    }

    @Test
    void anotherRoleOfTheAccountIsNotTakenForTheRoleItself() {
        String other =
                "User: arn:aws:sts::178549792225:assumed-role/another-role/x is not authorized to perform: sts:AssumeRole";
        try (HopTwo hop = refusing(other)) {
            assertThat(hop.failure().finding().id()).isEqualTo("assume-role-refused");
        }
    }
}
