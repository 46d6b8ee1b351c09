package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Log;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.source.SourceSession;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** How the tags get into the session is a fact about one access key of the source: its next one may be of another kind of session. */
class TagsOfTheNextKeyTest {
    private static final Answer CONFLICT = Sts.refusal(
            400,
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the"
                    + " calling session.");
    private static final Answer DENIED =
            Sts.refusal(403, "AccessDenied", "User: x is not authorized to perform: sts:AssumeRole on resource: y");

    private static SourceSession of(SourceKind kind, String accessKeyId) {
        return new SourceSession(
                kind,
                AwsSessionCredentials.create(accessKeyId, "hidden", "hidden"),
                Optional.empty(),
                Optional.of("285282426848"),
                Optional.empty());
    }

    /** Tags that are not passed and not inherited either are missing without a word. */
    @Test
    void whatWasInheritedFromOneKeyIsPassedWithTheNext() {
        try (HopTwo hop = new HopTwo(CONFLICT, HopTwo.given())
                .from(of(SourceKind.WEB_IDENTITY, "ASIAONE"), of(SourceKind.WEB_IDENTITY, "ASIATWO"))) {
            assertThat(hop.load().description()).endsWith(", tags inherited, 0 passed");
            assertThat(hop.load().description()).endsWith(", tags 4 passed");
        }
    }

    @Test
    void theSessionInheritsTagsOfTheNextKeyAndTheLogHasOneLine() {
        try (HopTwo hop = new HopTwo(CONFLICT, HopTwo.given(), CONFLICT, HopTwo.given())
                        .from(of(SourceKind.WEB_IDENTITY, "ASIAONE"), of(SourceKind.WEB_IDENTITY, "ASIATWO"));
                Log log = new Log()) {
            hop.load();
            assertThat(hop.load().description()).endsWith(", tags inherited, 0 passed");
            assertThat(hop.server.requests()).hasSize(4);
            assertThat(log.lines())
                    .containsExactly(
                            "WARN The source's session has transitive tags. From now on, the session inherits them, and the"
                                    + " SDK does not pass them.");
        }
    }

    /** The association was made anew, with session tags: what was passed before conflicts now, until a restart if nothing were learnt. */
    @Test
    void anAssociationThatGetsItsTagsBackIsNoticed() {
        try (HopTwo hop = new HopTwo(DENIED, HopTwo.given(), CONFLICT, HopTwo.given())
                .from(of(SourceKind.POD_IDENTITY, "ASIAONE"), of(SourceKind.POD_IDENTITY, "ASIATWO"))) {
            assertThat(hop.load().description()).endsWith(", tags 4 passed");
            assertThat(hop.load().description()).endsWith(", tags inherited, 0 passed");
            hop.load();
            assertThat(hop.server.requests())
                    .as("the third session is given at once")
                    .hasSize(5);
        }
    }

    @Test
    void thatPassingWorksIsKeptForTheNextKey() {
        try (HopTwo hop = new HopTwo(DENIED, HopTwo.given())
                .from(of(SourceKind.POD_IDENTITY, "ASIAONE"), of(SourceKind.POD_IDENTITY, "ASIATWO"))) {
            hop.load();
            assertThat(hop.load().description()).endsWith(", tags 4 passed");
            assertThat(hop.server.requests()).hasSize(3);
        }
    }

    /** What a conflict proved of one key says nothing of the next one. */
    @Test
    void aKeyWhoseTagsAreCertainlyInheritedSaysNothingOfTheNextOne() {
        try (HopTwo hop = new HopTwo(DENIED, CONFLICT, DENIED, HopTwo.given())
                .from(of(SourceKind.POD_IDENTITY, "ASIAONE"), of(SourceKind.POD_IDENTITY, "ASIATWO"))) {
            assertThat(hop.failure().finding().id()).isEqualTo("assume-role-refused");
            hop.clock.advance(Duration.ofMinutes(1));
            assertThat(hop.load().description()).endsWith(", tags 4 passed");
        }
    }
}
