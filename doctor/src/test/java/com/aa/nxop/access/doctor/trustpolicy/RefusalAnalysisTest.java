package com.aa.nxop.access.doctor.trustpolicy;

import static com.aa.nxop.access.doctor.trustpolicy.Pods.INHERITING;
import static com.aa.nxop.access.doctor.trustpolicy.Pods.PASSING;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.NAMESPACE;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.policy;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.statement;
import static com.aa.nxop.access.doctor.trustpolicy.Policies.tag;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several statements is to blame: the one that was meant for this pod. */
class RefusalAnalysisTest {
    private static final String BOTH = "\"sts:AssumeRole\", \"sts:TagSession\"";
    private static final String OTHER_ACCOUNT = "{\"AWS\": \"arn:aws:iam::045755618773:root\"}";

    private static String blocks(PodFacts pod, String... statements) {
        return Remarks.of(Kind.BLOCKS, policy(statements), pod);
    }

    @Test
    void theStatementWithTheFewestFailuresIsTheOne() {
        assertThat(blocks(
                        PASSING,
                        statement(
                                "Allow",
                                BOTH,
                                tag("StringEquals", "kubernetes-namespace", "\"other\"") + ", "
                                        + "\"Bool\": {\"aws:MultiFactorAuthPresent\": true}"),
                        statement(
                                "Allow",
                                BOTH,
                                NAMESPACE + ", " + tag("StringLike", "kubernetes-service-account", "\"api-*\""))))
                .isEqualTo(
                        "BLOCKS statement 2: StringLike on aws:RequestTag/kubernetes-service-account wants \"api-*\"; this pod"
                                + " sends \"example-app\". Add \"example-app\" to its values, if this pod should have access.");
    }

    @Test
    void aStatementForAnotherAccountIsNotBlamedWhereOneForThisIs() {
        assertThat(blocks(
                        PASSING,
                        statement("Allow", OTHER_ACCOUNT, BOTH, ""),
                        statement("Allow", BOTH, tag("StringEquals", "team", "\"flight-ops\""))))
                .isEqualTo(
                        "BLOCKS statement 2: StringEquals on aws:RequestTag/team wants \"flight-ops\"; this pod sends no such"
                                + " tag. Add the tag to NXOP_SESSION_TAGS, or take the condition out.");
    }

    @Test
    void whereNoneIsForThisAccountTheyAllAreBlamed() {
        assertThat(blocks(
                        PASSING,
                        statement("Allow", OTHER_ACCOUNT, BOTH, NAMESPACE),
                        statement("Allow", "{\"AWS\": \"111122223333\"}", BOTH, NAMESPACE)))
                .isEqualTo("""
                        BLOCKS statement 1: Principal names "arn:aws:iam::045755618773:root"; this pod's role is \
                        "arn:aws:iam::285282426848:role/example-app-kpaas". Add "arn:aws:iam::285282426848:root", if this pod should have access.
                        BLOCKS statement 2: Principal names "111122223333"; this pod's role is \
                        "arn:aws:iam::285282426848:role/example-app-kpaas". Add "arn:aws:iam::285282426848:root", if this pod should have access.""");
    }

    @Test
    void everyConditionThatFailsIsTold() {
        assertThat(blocks(
                        INHERITING,
                        statement(
                                "Allow",
                                BOTH,
                                tag("StringEquals", "kubernetes-namespace", "\"other\"") + ", "
                                        + tag("StringNotEquals", "kubernetes-service-account", "\"example-app\""))))
                .isEqualTo("""
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "other"; this pod sends \
                        "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access.
                        BLOCKS statement 1: StringNotEquals on aws:RequestTag/kubernetes-service-account excludes "example-app"; this \
                        pod sends "example-app". Take this pod's value out of the condition, if this pod should have access.""");
    }

    /** One thing is wrong, although both decisions fail by it. */
    @Test
    void whatFailsBothActionsIsSaidOnce() {
        assertThat(blocks(PASSING, statement("Allow", BOTH, tag("StringEquals", "team", "\"x\"")))
                        .lines())
                .hasSize(1);
    }

    @Test
    void theTwoActionsMayFailForTwoReasons() {
        assertThat(blocks(
                        PASSING,
                        statement("Allow", "\"sts:AssumeRole\"", tag("StringEquals", "kubernetes-namespace", "\"a\"")),
                        statement("Allow", "\"sts:TagSession\"", tag("StringEquals", "kubernetes-namespace", "\"b\""))))
                .isEqualTo("""
                        BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "a"; this pod sends \
                        "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access.
                        BLOCKS statement 2: StringEquals on aws:RequestTag/kubernetes-namespace wants "b"; this pod sends \
                        "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access.""");
    }

    /** Whatever is allowed elsewhere: nobody is sent to mend an Allow first. */
    @Test
    void aDenyIsBlamedAlone() {
        assertThat(blocks(
                        PASSING,
                        statement("Allow", BOTH, tag("StringEquals", "kubernetes-namespace", "\"other\"")),
                        statement("Deny", "\"sts:*\"", tag("StringLike", "kubernetes-namespace", "\"fxip-*\""))))
                .isEqualTo(
                        "BLOCKS statement 2: This Deny refuses the pod, whatever other statements allow: StringLike on"
                                + " aws:RequestTag/kubernetes-namespace wants \"fxip-*\", and this pod sends \"fxip-ms-dev\". Leave this"
                                + " pod out of it, if the pod should have access.");
    }

    @Test
    void aDenyWithSeveralConditionsHitsOnlyWhereAllHold() {
        String both = NAMESPACE + ", " + tag("StringLike", "kubernetes-service-account", "\"%s\"");
        String allow = statement("Allow", BOTH, NAMESPACE);
        assertThat(blocks(PASSING, allow, statement("Deny", "\"*\"", both.formatted("other"))))
                .isEmpty();
        assertThat(blocks(PASSING, allow, statement("Deny", "\"*\"", both.formatted("example-app"))))
                .contains("wants \"fxip-ms-dev\", and this pod sends \"fxip-ms-dev\"; StringLike on")
                .contains("wants \"example-app\", and this pod sends \"example-app\". Leave this pod out");
    }

    @Test
    void aDenyForAnotherPrincipalIsNone() {
        assertThat(blocks(PASSING, statement("Allow", BOTH, NAMESPACE), statement("Deny", OTHER_ACCOUNT, "\"*\"", "")))
                .isEmpty();
    }

    /** It sends no tags, and so needs no sts:TagSession. */
    @Test
    void aPodWithoutTagsNeedsOneActionOnly() {
        assertThat(blocks(Pods.UNTAGGED, statement("Allow", "\"sts:AssumeRole\"", "")))
                .isEmpty();
        assertThat(blocks(PASSING, statement("Allow", "\"sts:AssumeRole\"", "")))
                .isNotEmpty();
    }

    /** A pod that sends one tag of its own makes the same two decisions. */
    @Test
    void oneTagIsEnoughToNeedBoth() {
        PodFacts one = Pods.with(Map.of("team", "flight-ops"), Optional.empty(), false);
        assertThat(blocks(one, statement("Allow", "\"sts:AssumeRole\"", "")))
                .isEqualTo(
                        "BLOCKS statement 1: No statement allows sts:TagSession, which the call needs because its session has tags;"
                                + " this one has the Action \"sts:AssumeRole\". Add sts:TagSession.");
    }

    @Test
    void theStatementThatComesClosestIsTheOneToAddTheActionTo() {
        assertThat(blocks(
                        PASSING,
                        statement(
                                "Allow",
                                "\"sts:AssumeRole\"",
                                tag("StringEquals", "kubernetes-namespace", "\"other\"")),
                        statement("Allow", "\"sts:AssumeRole\"", NAMESPACE)))
                .isEqualTo(
                        "BLOCKS statement 2: No statement allows sts:TagSession, which the call needs because its session has tags;"
                                + " this one has the Action \"sts:AssumeRole\". Add sts:TagSession.");
    }

    @Test
    void aPodOfWhichNothingIsKnownIsNotBlamedByName() {
        PodFacts stranger = new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), true);
        assertThat(Remarks.all(Policies.trusting("{\"Service\": \"ec2.amazonaws.com\"}"), stranger))
                .isEqualTo(
                        "BLOCKS statement 1: Principal names \"ec2.amazonaws.com\"; the Doctor does not know this pod's role."
                                + " Service and Federated do not name roles. Add a statement for this pod, with conditions that"
                                + " only this pod meets: the guide's page on trust policies has one.\nUNKNOWN statement 1:"
                                + " StringEquals on aws:RequestTag/kubernetes-namespace wants \"fxip-ms-dev\"; the Doctor cannot"
                                + " tell whether this pod meets that.");
    }

    /** The weightiest first, whatever the order in the policy. */
    @Test
    void remarksStandInTheOrderOfTheirWeight() {
        String policy = policy(
                statement("Allow", "\"*\"", BOTH, tag("StringEquals", "kubernetes-namespace", "\"fxip-*\"")),
                statement("Deny", BOTH, "\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}"));
        assertThat(TrustPolicyCheck.of(policy).against(PASSING, Remarks.NOW))
                .extracting(PolicyRemark::kind)
                .containsExactly(Kind.BLOCKS, Kind.UNKNOWN, Kind.WEAK);
    }
}
