package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.source.SourceSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A Pod Identity association with a target role: EKS makes hop 2, and the role must not be chained to itself. */
class TargetSessionDetectionTest {
    private static final String NXOP = "178549792225";
    private static final String SERVED = "arn:aws:sts::178549792225:assumed-role/example-role/eks-kpaas-pod-1-0f9e";

    private static SourceSession served() {
        return HopTwo.source(SourceKind.POD_IDENTITY, NXOP, Optional.empty());
    }

    @Test
    void theRoleThatIsServedAlreadyIsNotAssumedAgain() {
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED)).from(served())) {
            Session session = hop.load();
            assertThat(hop.asked()).containsEntry("Action", "GetCallerIdentity");
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTPOD");
            assertThat(session)
                    .hasToString("arn:aws:iam::178549792225:role/example-role, already served by pod-identity, until"
                            + " 2026-11-21T16:00:00Z");
        }
    }

    /** An association or a file that was changed must not change the identity unnoticed. */
    @Test
    void whatIsHandedOutAsItIsIsAskedAboutEachTime() {
        String another = "arn:aws:sts::178549792225:assumed-role/another-role/eks-1";
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED), Sts.identity(another), HopTwo.given()).from(served())) {
            assertThat(hop.load().description()).contains("already served");
            assertThat(hop.load().credentials().accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(hop.asked(2)).containsEntry("Action", "AssumeRole");
            hop.load();
            assertThat(hop.server.requests()).as("whose they are is remembered").hasSize(4);
        }
    }

    /** Of the NXOP account already: whose pod it was before is the platform's matter. */
    @Test
    void thePodsOwnAccountIsNotCheckedWhereTheRoleIsAssumedAgain() {
        try (HopTwo hop = new HopTwo(HopTwo.given())
                .from(served())
                .with("NXOP_ENVIRONMENT", "prod")
                .with("NXOP_SESSION_NAME", "fixed-name")) {
            assertThat(hop.load().description()).contains("as fixed-name");
        }
    }

    @Test
    void thePodsOwnAccountIsNotCheckedThen() {
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED)).from(served()).with("NXOP_ENVIRONMENT", "prod")) {
            assertThat(hop.load().description()).contains("already served");
        }
    }

    @Test
    void credentialsWithoutAnEndAreKeptForAQuarterOfAnHour() {
        SourceSession endless = new SourceSession(
                SourceKind.POD_IDENTITY, served().credentials(), Optional.empty(), Optional.of(NXOP), Optional.empty());
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED)).from(endless)) {
            assertThat(hop.load().expiresAt()).isEqualTo(FakeClock.START.plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    void aSourceThatTellsWhoseSessionItIsSparesTheCall() {
        try (HopTwo hop =
                new HopTwo(HopTwo.given()).from(HopTwo.source(SourceKind.WEB_IDENTITY, NXOP, Optional.of(SERVED)))) {
            assertThat(hop.load().description()).contains("already served by web-identity");
            assertThat(hop.server.requests()).isEmpty();
        }
    }

    @Test
    void anotherRoleOfTheSameAccountIsAssumedFrom() {
        try (HopTwo hop = new HopTwo(
                        Sts.identity("arn:aws:sts::178549792225:assumed-role/another-role/eks-1"), HopTwo.given())
                .from(served())) {
            assertThat(hop.load().credentials().accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(hop.asked(1)).containsEntry("Action", "AssumeRole");
        }
    }

    @Test
    void whereStsDoesNotTellTheRoleIsNotChainedToItself() {
        try (HopTwo hop = new HopTwo(
                        Sts.refusal(403, "InvalidClientTokenId", "The security token included is invalid."))
                .from(served())) {
            assertThat(hop.failure().finding().id()).isEqualTo("source-credentials");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @Test
    void whoWantsANameOfTheirOwnHasTheRoleAssumedOnPurpose() {
        try (HopTwo hop = new HopTwo(HopTwo.given()).from(served()).with("NXOP_SESSION_NAME", "fixed-name")) {
            assertThat(hop.load().description()).contains("as fixed-name");
            assertThat(hop.asked()).containsEntry("Action", "AssumeRole");
        }
    }

    @ParameterizedTest
    @CsvSource({"NXOP_SESSION_TAGS, team=ops", "NXOP_SESSION_NAME, fixed"})
    void whatOnlyAnAssumedSessionCanHaveIsReasonEnough(String variable, String value) {
        try (HopTwo hop = new HopTwo(HopTwo.given()).from(served()).with(variable, value)) {
            Session session = hop.load();
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(session.description()).endsWith(", assumed from within the NXOP account for " + variable);
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    /** It opens the role's door, and who is inside needs none. */
    @Test
    void anExternalIdAloneIsNoReason() {
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED)).from(served()).with("NXOP_EXTERNAL_ID", "some-id")) {
            assertThat(hop.load().description()).contains("already served");
        }
    }

    /** Vault and kube2iam do not say which account their credentials are of; Vault may well give the NXOP role's. */
    @ParameterizedTest
    @EnumSource(
            value = SourceKind.class,
            names = {"VAULT_FILE", "KUBE2IAM", "AWS_DEFAULT"})
    void whereNothingTellsOneCallDoes(SourceKind kind) {
        SourceSession silent = new SourceSession(
                kind, served().credentials(), served().expiresAt(), Optional.empty(), Optional.empty());
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED)).from(silent)) {
            assertThat(hop.load().description())
                    .isEqualTo("arn:aws:iam::178549792225:role/example-role, already served by " + kind.id());
            assertThat(hop.asked()).containsEntry("Action", "GetCallerIdentity");
        }
    }

    @Test
    void theTimeToAskTheSourceAgainIsThatOfTheSession() {
        Instant soon = FakeClock.START.plus(Duration.ofMinutes(4));
        SourceSession file = new SourceSession(
                SourceKind.VAULT_FILE,
                served().credentials(),
                served().expiresAt(),
                Optional.of(NXOP),
                Optional.of(SERVED),
                Optional.of(soon));
        try (HopTwo hop = new HopTwo(HopTwo.given()).from(file)) {
            assertThat(hop.load().refreshBy()).contains(soon);
        }
        try (HopTwo hop = new HopTwo(HopTwo.given()).from(file).with("NXOP_SESSION_NAME", "fixed")) {
            assertThat(hop.load().refreshBy()).contains(soon);
        }
    }

    /** When its credentials really end, may be another time than the configured one: the agent's next file must not be missed. */
    @Test
    void aFileThatIsServedAsItIsIsLookedAtAgainSoon() {
        SourceSession file = new SourceSession(
                SourceKind.VAULT_FILE,
                served().credentials(),
                served().expiresAt(),
                Optional.of(NXOP),
                Optional.of(SERVED),
                Optional.of(FakeClock.START.plus(Duration.ofMinutes(57))));
        try (HopTwo hop = new HopTwo(HopTwo.given()).from(file)) {
            assertThat(hop.load().refreshBy()).contains(FakeClock.START.plus(Duration.ofMinutes(5)));
        }
        try (HopTwo hop = new HopTwo(Sts.identity(SERVED)).from(served())) {
            assertThat(hop.load().refreshBy()).as("an agent says when they end").isEmpty();
        }
    }

    @Test
    void anAnswerWithoutAnArnIsNoAnswer() {
        try (HopTwo hop = new HopTwo(Sts.answer("GetCallerIdentity", "<Account>1</Account>")).from(served())) {
            assertThat(hop.failure().finding().id()).isEqualTo("sts-answer");
        }
    }

    @Test
    void thePodsAccountIsNotTheRolesInTheUsualCaseAndStsIsNotAsked() {
        try (HopTwo hop = new HopTwo(HopTwo.given())) {
            hop.load();
            assertThat(hop.asked()).containsEntry("Action", "AssumeRole");
        }
    }
}
