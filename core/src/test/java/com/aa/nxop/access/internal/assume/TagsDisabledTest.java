package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.fakes.Sts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pod Identity with session tags disabled on the association: nothing is inherited, and a refusal does not say so. */
class TagsDisabledTest {
    private static final String PASS_HINT =
            " If session tags are disabled on the Pod Identity association, the session inherits no tags: set"
                    + " NXOP_SESSION_TAG_MODE=pass.";
    private static final String TRIED =
            " STS also refused the tags when the SDK passed them without eks-cluster-arn. If session tags are disabled on the"
                    + " Pod Identity association, set NXOP_CLUSTER_ARN:"
                    + " the token does not contain it.";

    private static final Answer DENIED = denied(
            "User: arn:aws:sts::285282426848:assumed-role/pod-role/eks-1 is not authorized to perform: sts:AssumeRole");
    private static final Answer CONFLICT = Sts.refusal(
            400,
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the"
                    + " calling session.");

    private static Answer denied(String text) {
        return Sts.refusal(403, "AccessDenied", text);
    }

    private static boolean passesTags(Map<String, String> form) {
        return form.containsKey("Tags.member.1.Key");
    }

    @Test
    void oneMoreCallFindsItOutAndItIsRemembered() {
        try (HopTwo hop = new HopTwo(DENIED, HopTwo.given());
                Log log = new Log()) {
            assertThat(hop.load().description()).endsWith(", tags 4 passed");
            hop.load();
            assertThat(hop.server.requests())
                    .extracting(request -> passesTags(request.form()))
                    .containsExactly(false, true, true);
            assertThat(hop.asked(1))
                    .containsEntry("Tags.member.1.Key", "kubernetes-namespace")
                    .containsEntry("Tags.member.1.Value", "flights");
            assertThat(log.lines())
                    .containsExactly(
                            "WARN Session tags are disabled on the Pod Identity association. From now on, the SDK passes the"
                                    + " pod's tags. Set NXOP_SESSION_TAG_MODE=pass to avoid the first, refused call.");
        }
    }

    @Test
    void aConflictShowsInheritedTagsSoTheSdkNeverTriesAgain() {
        try (HopTwo hop = new HopTwo(DENIED, CONFLICT, DENIED)) {
            AccessException failure = hop.failure();
            assertThat(failure.finding().id()).isEqualTo("assume-role-refused");
            assertThat(failure.what()).contains("is not authorized to perform: sts:AssumeRole");
            assertThat(failure.remedy()).contains("flights (inherited)").endsWith("check NXOP_ROLE.");
            hop.clock.advance(Duration.ofHours(1));
            assertThat(hop.failure().remedy()).endsWith("check NXOP_ROLE.");
            assertThat(hop.server.requests()).hasSize(3);
        }
    }

    @Test
    void whereBothAreRefusedTheFirstRefusalIsReported() {
        try (HopTwo hop = new HopTwo(DENIED, denied("the second"))) {
            AccessException failure = hop.failure();
            assertThat(failure.what()).contains("is not authorized").doesNotContain("the second");
            assertThat(failure.remedy()).contains("flights (inherited)").endsWith(TRIED);
            assertThat(hop.server.requests()).hasSize(2);
        }
    }

    /** The trust policy may have been corrected meanwhile; but a wrong one never becomes a storm. */
    @Test
    void whatWasNotFoundOutIsTriedAgainAfterAMinuteAtTheEarliest() {
        try (HopTwo hop = new HopTwo(DENIED, DENIED, DENIED, DENIED, DENIED, HopTwo.given())) {
            hop.failure();
            hop.clock.advance(Duration.ofSeconds(30));
            assertThat(hop.failure().remedy()).as("what was learnt stays").endsWith(TRIED);
            hop.clock.advance(Duration.ofSeconds(29));
            hop.failure();
            assertThat(hop.server.requests()).hasSize(4);
            hop.clock.advance(Duration.ofSeconds(1));
            assertThat(hop.load().description()).endsWith("4 passed");
            assertThat(hop.server.requests()).hasSize(6);
        }
    }

    /** Only tags that are there need that permission: they are inherited. */
    @Test
    void aRefusalThatNamesTagSessionSaysThatThereAreTags() {
        try (HopTwo hop = new HopTwo(denied("User: x is not authorized to perform: sts:TagSession on resource: y"))) {
            assertThat(hop.failure().finding().id()).isEqualTo("tag-session-refused");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, InternalFailure", "400, Throttling", "403, InvalidClientTokenId", "400, PackedPolicyTooLarge"})
    void anotherFailureIsNoReasonToTry(int status, String code) {
        try (HopTwo hop = new HopTwo(Sts.refusal(status, code, "text"), HopTwo.given(), HopTwo.given())) {
            if (status == 403 || code.equals("PackedPolicyTooLarge")) {
                hop.failure();
            } else {
                hop.load(); // Repeated by the AWS SDK's own client.
            }
            assertThat(hop.server.requests()).noneMatch(request -> passesTags(request.form()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inherit", "none", "pass"})
    void whoInsistsOnAModeKeepsIt(String mode) {
        try (HopTwo hop = new HopTwo(DENIED, HopTwo.given()).with("NXOP_SESSION_TAG_MODE", mode)) {
            AccessException failure = hop.failure();
            assertThat(failure.remedy().endsWith(PASS_HINT)).isEqualTo(mode.equals("inherit"));
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @Test
    void aPodThatIsNotKnownHasNothingToPass() {
        try (HopTwo hop = new HopTwo(DENIED, HopTwo.given())
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "opaque")
                .with("NXOP_SESSION_NAME", "fixed")) {
            hop.failure();
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    @Test
    void theUsersOwnTagsAndTheExternalIdGoWithBothAttempts() {
        try (HopTwo hop = new HopTwo(DENIED, HopTwo.given())
                .with("NXOP_SESSION_TAGS", "team=ops")
                .with("NXOP_EXTERNAL_ID", "some-id")) {
            hop.load();
            assertThat(hop.asked(0)).containsEntry("Tags.member.1.Key", "team").containsEntry("ExternalId", "some-id");
            assertThat(hop.asked(1)).containsEntry("Tags.member.5.Key", "team").containsEntry("ExternalId", "some-id");
        }
    }
}
