package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.source.SourceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleAssumerTest {
    @Test
    void theSessionIsTheNxopRolesAndSaysHowItCameAbout() {
        try (HopTwo hop = new HopTwo(HopTwo.given())) {
            Session session = hop.load();
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(session.credentials().secretAccessKey()).isEqualTo(Sts.SECRET_KEY);
            assertThat(session.credentials().sessionToken()).isEqualTo(Sts.SESSION_TOKEN);
            assertThat(session.credentials().accountId()).contains("178549792225");
            assertThat(session.credentials().expirationTime()).contains(HopTwo.END);
            assertThat(session.issuedAt()).isEqualTo(FakeClock.START);
            assertThat(session.expiresAt()).isEqualTo(HopTwo.END);
            assertThat(session)
                    .hasToString(
                            "arn:aws:iam::178549792225:role/example-role as flights.scheduler.pod-1, source"
                                    + " pod-identity of account 285282426848, tags inherited, 0 passed, until 2026-11-21T11:00:00Z");
        }
    }

    @Test
    void podIdentityMakesOneCallWithNoneOfTheInheritedTags() {
        try (HopTwo hop = new HopTwo(HopTwo.given())) {
            hop.load();
            assertThat(hop.asked())
                    .containsEntry("Action", "AssumeRole")
                    .containsEntry("RoleArn", "arn:aws:iam::178549792225:role/example-role")
                    .containsEntry("RoleSessionName", "flights.scheduler.pod-1")
                    .containsEntry("DurationSeconds", "3600");
            assertThat(hop.asked().keySet())
                    .noneMatch(name -> name.startsWith("Tags.") || name.equals("ExternalId") || name.equals("Policy"));
            assertThat(hop.server.request().headers().get("authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=ASIATESTPOD/")
                    .contains("/us-east-1/sts/aws4_request");
            assertThat(hop.server.request().headers())
                    .containsEntry("x-amz-security-token", "hidden-session-of-the-pod");
        }
    }

    @Test
    void externalIdAndPolicyAndDurationAndNameAreSentAsConfigured(@TempDir Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.json"), "{\"Version\":\"2012-10-17\"}");
        try (HopTwo hop = new HopTwo(HopTwo.given())
                .with("NXOP_EXTERNAL_ID", "region/account/cluster")
                .with("NXOP_SESSION_POLICY_FILE", policy.toString())
                .with("NXOP_SESSION_DURATION", "PT20M")
                .with("NXOP_SESSION_NAME", "fixed-name")) {
            hop.load();
            assertThat(hop.asked())
                    .containsEntry("ExternalId", "region/account/cluster")
                    .containsEntry("Policy", "{\"Version\":\"2012-10-17\"}")
                    .containsEntry("DurationSeconds", "1200")
                    .containsEntry("RoleSessionName", "fixed-name");
        }
    }

    /** MSK: "Cannot change principals during re-authentication". */
    @Test
    void theNameIsDerivedOnceWhateverTheTokenSaysLater(@TempDir Path directory) throws IOException {
        Path token = directory.resolve("token");
        Files.writeString(token, com.aa.nxop.access.fakes.Jwt.ofPod("flights", "scheduler", "pod-1"));
        try (HopTwo hop = new HopTwo(HopTwo.given()).with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString())) {
            hop.variables.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN");
            hop.load();
            Files.writeString(token, com.aa.nxop.access.fakes.Jwt.ofPod("other", "other", "other"));
            hop.load();
            Files.delete(token);
            hop.load();
            assertThat(hop.server.requests())
                    .extracting(request -> request.form().get("RoleSessionName"))
                    .containsExactly("flights.scheduler.pod-1", "flights.scheduler.pod-1", "flights.scheduler.pod-1");
        }
    }

    @Test
    void aPodOfWhichNothingIsKnown() {
        try (HopTwo hop = new HopTwo(HopTwo.given()).with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "opaque")) {
            AccessException failure = hop.failure();
            assertThat(failure).hasMessage("""
                    The SDK cannot derive the session name: neither the pod's token nor a variable names this pod.
                      Remedy: Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT and NXOP_POD_NAME with the Downward API, or \
                    NXOP_SESSION_NAME.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#workload-unknown""");
            assertThat(failure.stage()).isEqualTo(Stage.ASSUME_ROLE);
            assertThat(hop.server.requests()).isEmpty();
        }
    }

    @Test
    void aNameGivenByHandNeedsNoPod() {
        try (HopTwo hop = new HopTwo(HopTwo.given())
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "opaque")
                .with("NXOP_SESSION_NAME", "laptop")) {
            assertThat(hop.load().description()).contains(" as laptop, ").endsWith("tags 0 passed");
        }
    }

    @Test
    void aPodInTheWrongKpaasAccount() {
        try (HopTwo hop = new HopTwo(HopTwo.given()).with("NXOP_ENVIRONMENT", "prod")) {
            assertThat(hop.failure()).hasMessage("""
                    The pod's own credentials belong to account 285282426848, but NXOP_ENVIRONMENT=prod expects account \
                    045755618773.
                      Remedy: Run the pod in the KPaaS cluster of that environment, or correct NXOP_ENVIRONMENT.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-account""");
            assertThat(hop.server.requests()).as("STS is not asked").isEmpty();
        }
    }

    @Test
    void theRightKpaasAccountPasses() {
        try (HopTwo hop = new HopTwo(HopTwo.given()).with("NXOP_ENVIRONMENT", "dev")) {
            assertThat(hop.load().expiresAt()).isEqualTo(HopTwo.END);
        }
    }

    private static SourceSession ofSomebody() {
        SourceSession known = HopTwo.source(SourceKind.POD_IDENTITY);
        return new SourceSession(
                known.kind(), known.credentials(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void anAccountThatThePlatformDoesNotTellIsAskedForOnceAndChecked() {
        String arn = "arn:aws:sts::285282426848:assumed-role/pod-role/eks-1";
        try (HopTwo hop = new HopTwo(Sts.identity(arn), HopTwo.given())
                .with("NXOP_ENVIRONMENT", "dev")
                .from(ofSomebody())) {
            assertThat(hop.load().description())
                    .contains(", source pod-identity as " + arn + " of account 285282426848,");
            hop.load();
            assertThat(hop.server.requests())
                    .extracting(request -> request.form().get("Action"))
                    .containsExactly("GetCallerIdentity", "AssumeRole", "AssumeRole");
        }
    }

    @Test
    void theAccountIsCheckedEvenWhereASessionOfItsOwnIsWanted() {
        try (HopTwo hop = new HopTwo(Sts.identity("arn:aws:sts::045755618773:assumed-role/pod-role/eks-1"))
                .with("NXOP_ENVIRONMENT", "dev")
                .with("NXOP_SESSION_NAME", "fixed")
                .from(ofSomebody())) {
            assertThat(hop.failure().finding().id()).isEqualTo("source-account");
            assertThat(hop.server.requests()).hasSize(1);
        }
    }

    /** Who does not say which account the credentials are of is perhaps not the agent. */
    @Test
    void credentialsOfAnAccountThatNobodyTellsAreNeverUsedUnseen() {
        String arn = "arn:aws:sts::285282426848:assumed-role/pod-role/eks-1";
        try (HopTwo hop = new HopTwo(Sts.identity(arn), HopTwo.given())
                .with("NXOP_SESSION_NAME", "fixed")
                .from(ofSomebody())) {
            assertThat(hop.load().description()).contains("source pod-identity as " + arn);
            assertThat(hop.asked(0)).containsEntry("Action", "GetCallerIdentity");
            assertThat(hop.asked(1)).containsEntry("Action", "AssumeRole");
        }
    }

    @Test
    void aSourceThatHandsOutExpiredCredentials() {
        try (HopTwo hop = new HopTwo(HopTwo.given())) {
            hop.clock.advance(Duration.ofHours(6));
            AccessException failure = hop.failure();
            assertThat(failure).hasMessage("""
                    The platform gave credentials that expired at 2026-11-21T16:00:00Z.
                      Remedy: If the error stays, recreate the pod: a server between the pod and its platform repeats old \
                    answers. Check the clock of the pod's node.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-expired""");
            assertThat(failure.retryable()).isTrue();
            assertThat(hop.server.requests()).isEmpty();
        }
    }

    @Test
    void theSourceIsAskedAnewForEveryLoad() {
        SourceSession first = HopTwo.source(SourceKind.POD_IDENTITY);
        SourceSession second = HopTwo.source(SourceKind.WEB_IDENTITY);
        try (HopTwo hop = new HopTwo(HopTwo.given()).from(first, second)) {
            assertThat(hop.load().description()).contains("source pod-identity");
            assertThat(hop.load().description()).contains("source web-identity");
        }
    }
}
