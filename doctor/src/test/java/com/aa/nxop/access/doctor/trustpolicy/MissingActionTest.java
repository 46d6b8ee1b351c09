package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.NAMESPACE;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.policy;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The most usual mistake of all: the policy forgets one of the two actions. */
class MissingActionTest {
    private static final String NO_TAGGING =
            "No statement allows sts:TagSession, which the call needs because its session has tags";

    private static String blocks(String... statements) {
        return Remarks.of(Kind.BLOCKS, policy(statements), PASSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:AssumeRole", "STS:assumerole", "sts:Assume*", "sts:AssumeRol?", "*:AssumeRole"})
    void theActionsThatAreThereAreShownAsTheyStand(String action) {
        assertThat(blocks(statement("Allow", '"' + action + '"', NAMESPACE)))
                .isEqualTo("BLOCKS statement 1: " + NO_TAGGING + "; this one has the Action \"" + action
                        + "\". Add sts:TagSession.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:*", "*", "sts:AssumeRole\", \"sts:TagSession", "sts:assumerole\", \"STS:TAGSESSION"})
    void manyNamesAreForBoth(String actions) {
        assertThat(blocks(statement("Allow", '"' + actions + '"', NAMESPACE))).isEmpty();
    }

    /** Rights that end on a word more are others. */
    @ParameterizedTest
    @ValueSource(strings = {"sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML", "sts:GetCallerIdentity"})
    void anActionOfALongerNameIsAnother(String action) {
        assertThat(blocks(statement("Allow", '"' + action + "\", \"sts:TagSession\"", NAMESPACE)))
                .isEqualTo(
                        "BLOCKS statement 1: No statement allows sts:AssumeRole, which the pod calls; this one has the Action"
                                + " \"" + action + "\" and \"sts:TagSession\". Add sts:AssumeRole.");
    }

    @Test
    void aNotActionThatLeavesOneOutIsToBeWrittenAnew() {
        assertThat(blocks(statement("Allow", "\"sts:Tag*\", \"sts:GetCallerIdentity\"", NAMESPACE)
                        .replace("\"Action\"", "\"NotAction\"")))
                .isEqualTo("BLOCKS statement 1: " + NO_TAGGING
                        + "; this one has the NotAction \"sts:Tag*\" and \"sts:GetCallerIdentity\". Write an Action with"
                        + " sts:TagSession.");
    }

    @Test
    void aPolicyThatAllowsNothingNeedsAStatement() {
        assertThat(blocks(statement("Deny", "\"sts:SetSourceIdentity\"", ""))).isEqualTo("""
                BLOCKS the policy: No statement allows sts:AssumeRole, which the pod calls. Add a statement that allows it.
                BLOCKS the policy: %s. Add a statement that allows it.""".formatted(NO_TAGGING));
    }

    @Test
    void aStatementForAnotherAccountIsNotTheOneToAddItTo() {
        assertThat(blocks(
                        statement("Allow", "{\"AWS\": \"045755618773\"}", "\"sts:AssumeRole\"", ""),
                        statement("Allow", "\"sts:AssumeRole\"", NAMESPACE)))
                .startsWith("BLOCKS statement 2: ");
    }

    @Test
    void anExternalIdAndTagsNeedTwoStatements() {
        assertThat(Remarks.of(
                        Kind.BLOCKS,
                        policy(statement(
                                "Allow", "\"sts:AssumeRole\"", "\"StringLike\": {\"sts:externalid\": \"canary-*\"}")),
                        Pods.passing("canary-1")))
                .isEqualTo(
                        "BLOCKS statement 1: " + NO_TAGGING + "; this one has the Action \"sts:AssumeRole\". Allow"
                                + " sts:TagSession in a statement of its own: this one's condition on sts:ExternalId can never hold for it.");
    }
}
