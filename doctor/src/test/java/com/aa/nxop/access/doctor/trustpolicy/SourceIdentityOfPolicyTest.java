package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.NAMESPACE;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.policy;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A pod that sets a source identity needs {@code sts:SetSourceIdentity}: a decision of its own. */
class SourceIdentityOfPolicyTest {
    private static final CallFacts CALL = new CallFacts(
            "", "fxip-ms-dev.example-app.x", "us-east-1", "arn:aws:iam::178549792225:role/example-role", "crew-app");
    private static final String BOTH = "\"sts:AssumeRole\", \"sts:TagSession\"";
    private static final String ALL = BOTH + ", \"sts:SetSourceIdentity\"";
    private static final String TWO = statement("Allow", BOTH, NAMESPACE);
    private static final String OWN = statement("Allow", "\"sts:SetSourceIdentity\"", "");

    private static String remarks(String... statements) {
        return Remarks.all(policy(statements), INHERITING.calling(CALL));
    }

    @Test
    void aPolicyThatForgetsItBlocks() {
        assertThat(remarks(TWO))
                .isEqualTo(
                        "BLOCKS statement 1: No statement allows sts:SetSourceIdentity, which the call needs because"
                                + " NXOP_SOURCE_IDENTITY sets a source identity; this one has the Action \"sts:AssumeRole\" and"
                                + " \"sts:TagSession\". Allow it in a statement of its own, without conditions on tags or an external id.");
        assertThat(Remarks.all(policy(TWO), INHERITING))
                .as("a pod that sets none")
                .isEmpty();
    }

    @Test
    void aStatementOfItsOwnLetsItIn() {
        assertThat(remarks(TWO, OWN)).isEmpty();
        assertThat(remarks(
                        TWO,
                        statement(
                                "Allow",
                                "\"sts:SetSourceIdentity\"",
                                "\"StringLike\": {\"sts:SourceIdentity\": \"crew-*\"}")))
                .isEmpty();
    }

    /** Whether STS knows the call's tags in this decision, no page says. */
    @Test
    void aStatementOnTagsMayRefuseIt() {
        assertThat(remarks(statement("Allow", ALL, NAMESPACE)))
                .startsWith("UNKNOWN statement 1: StringEquals on aws:RequestTag/kubernetes-namespace");
    }

    @Test
    void aStatementOnAnExternalIdRefusesIt() {
        String id = "\"StringEquals\": {\"sts:ExternalId\": \"id-1\"}";
        assertThat(Remarks.all(
                        policy(
                                statement("Allow", "\"sts:AssumeRole\", \"sts:SetSourceIdentity\"", id),
                                statement("Allow", "\"sts:TagSession\"", "")),
                        Pods.passing("id-1").calling(CALL)))
                .contains("BLOCKS statement 1: StringEquals on sts:ExternalId")
                .contains("sts:SetSourceIdentity has no such key")
                .contains("Allow sts:SetSourceIdentity in a statement of its own without this condition");
    }

    @Test
    void aConditionOnAnotherIdentityIsNamed() {
        assertThat(remarks(
                        statement("Allow", BOTH, NAMESPACE),
                        statement(
                                "Allow",
                                "\"sts:SetSourceIdentity\"",
                                "\"StringEquals\": {\"sts:SourceIdentity\": \"ops\"}")))
                .isEqualTo(
                        "BLOCKS statement 2: StringEquals on sts:SourceIdentity wants \"ops\"; for this pod it is \"crew-app\"."
                                + " Set NXOP_SOURCE_IDENTITY to a value that the policy wants, or add \"crew-app\" to its values,"
                                + " if this pod should have access.");
    }

    @Test
    void theStatementForThePodHasIt() {
        for (PodFacts pod : List.of(
                INHERITING.calling(CALL),
                PASSING.calling(CALL),
                Pods.passing("id-1").calling(CALL))) {
            String printed = TrustStatement.forPod(pod);
            assertThat(printed).contains("\"Sid\": \"AllowPodToSetSourceIdentity\"");
            assertThat(Remarks.all(printed, pod)).isEmpty();
        }
    }
}
