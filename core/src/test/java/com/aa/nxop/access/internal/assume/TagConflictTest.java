package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.fakes.Sts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source whose session has transitive tags although it should have none: hop 2 must not pass them again. */
class TagConflictTest {
    /** Recorded from AWS. */
    private static final Answer CONFLICT = Sts.refusal(
            400,
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the"
                    + " calling session.");

    private static HopTwo webIdentity(Answer... answers) {
        return new HopTwo(answers).from(HopTwo.source(SourceKind.WEB_IDENTITY));
    }

    private static boolean passesTags(Map<String, String> form) {
        return form.keySet().stream().anyMatch(name -> name.startsWith("Tags."));
    }

    @Test
    void withoutAConflictEveryKnownTagIsPassed() {
        try (HopTwo hop = webIdentity(HopTwo.given())
                .with("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas")
                .with("NXOP_SESSION_TAGS", "team=ops")) {
            hop.load();
            assertThat(hop.asked())
                    .containsEntry("Tags.member.1.Key", "kubernetes-namespace")
                    .containsEntry("Tags.member.1.Value", "flights")
                    .containsEntry("Tags.member.2.Key", "kubernetes-service-account")
                    .containsEntry("Tags.member.3.Key", "kubernetes-pod-name")
                    .containsEntry("Tags.member.4.Key", "kubernetes-pod-uid")
                    .containsEntry("Tags.member.5.Key", "eks-cluster-arn")
                    .containsEntry("Tags.member.6.Key", "eks-cluster-name")
                    .containsEntry("Tags.member.6.Value", "kpaas")
                    .containsEntry("Tags.member.7.Key", "team")
                    .doesNotContainKey("Tags.member.8.Key");
            assertThat(hop.asked().keySet()).noneMatch(name -> name.startsWith("TransitiveTagKeys"));
        }
    }

    @Test
    void autoSwitchesToInheritOnceAndRemembersIt() {
        try (HopTwo hop = webIdentity(CONFLICT, HopTwo.given());
                Log log = new Log()) {
            hop.load();
            hop.load();
            assertThat(hop.server.requests()).hasSize(3);
            assertThat(passesTags(hop.asked(0))).isTrue();
            assertThat(passesTags(hop.asked(1)))
                    .as("the same load, without the tags")
                    .isFalse();
            assertThat(passesTags(hop.asked(2))).as("the next load remembers").isFalse();
            assertThat(log.lines())
                    .containsExactly(
                            "WARN The source's session has transitive tags. From now on, the session inherits them, and the"
                                    + " SDK does not pass them.");
        }
    }

    @Test
    void theUsersOwnTagsAreStillPassedAfterTheSwitch() {
        try (HopTwo hop = webIdentity(CONFLICT, HopTwo.given()).with("NXOP_SESSION_TAGS", "team=ops")) {
            assertThat(hop.load().description()).endsWith(", tags inherited, 1 passed");
            assertThat(hop.asked(1)).containsEntry("Tags.member.1.Key", "team");
        }
    }

    @Test
    void aConflictThatStaysIsReportedAndNothingIsLearntFromIt() {
        try (HopTwo hop = webIdentity(CONFLICT)) {
            assertThat(hop.failure()).hasMessage("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: InvalidParameterValue: One of the \
                    specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling \
                    session.
                      Remedy: Set NXOP_SESSION_TAG_MODE=inherit (or auto), and leave the keys of these tags out of \
                    NXOP_SESSION_TAGS. The pod's own session already has the tags and passes them on.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#tag-conflict""");
            assertThat(hop.server.requests()).hasSize(2);
            hop.failure();
            assertThat(hop.server.requests()).as("tried both ways again").hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "none", "inherit"})
    void whoInsistsOnAModeKeepsIt(String mode) {
        try (HopTwo hop = webIdentity(CONFLICT).with("NXOP_SESSION_TAG_MODE", mode)) {
            assertThat(hop.failure().finding().id()).isEqualTo("tag-conflict");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    /** With Pod Identity none of the six was passed: a switch would change nothing, and the conflict is the user's own tag. */
    @Test
    void podIdentityHasNothingToSwitch() {
        try (HopTwo hop = new HopTwo(CONFLICT).with("NXOP_SESSION_TAGS", "team=ops");
                Log log = new Log()) {
            assertThat(hop.failure().finding().id()).isEqualTo("tag-conflict");
            assertThat(hop.server.requests()).hasSize(1);
            assertThat(log.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Duplicate tag keys found. Please note that Tag keys are case insensitive.", "Something else"})
    void anotherInvalidParameterIsNoConflict(String text) {
        try (HopTwo hop = webIdentity(Sts.refusal(400, "InvalidParameterValue", text))) {
            assertThat(hop.failure().finding().id()).isNotEqualTo("tag-conflict");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }
}
