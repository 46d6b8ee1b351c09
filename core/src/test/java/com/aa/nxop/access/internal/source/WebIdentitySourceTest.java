package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sts.StsClient;

@Tag("full")
@Timeout(30)
class WebIdentitySourceTest {
    private static final Instant END = Instant.parse("2026-11-21T11:00:00Z");
    private static final String TOKEN = Jwt.ofPod("flights", "scheduler", "pod-1");

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void writeToken() throws IOException {
        file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    }

    private SourceSession fetch(ScriptedServer server) {
        return fetch(server.uri());
    }

    private SourceSession fetch(URI endpoint) {
        Map<String, String> variables = Pod.withWebIdentity();
        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", file.toString());
        variables.put("AWS_ENDPOINT_URL_STS", endpoint.toString());
        AccessSettings config = AccessSettings.of(variables);
        try (StsClient sts = StsClients.create(config, Optional.empty())) {
            WorkloadReader workload = config.workloadReader(directory.resolve("none"));
            return new WebIdentitySource((WebIdentity) config.source(), workload, sts).fetch();
        }
    }

    /** The failure, after looking that it shows nothing of the token, in no cause either. */
    private AccessException failure(ScriptedServer server) {
        AccessException failure = catchThrowableOfType(AccessException.class, () -> fetch(server));
        assertThat(failure).isNotNull();
        assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
        assertThat(Throwables.getStackTrace(failure)).doesNotContain(TOKEN);
        return failure;
    }

    @Test
    void theTokenIsExchangedForThePodsOwnRole() {
        try (ScriptedServer sts = ScriptedServer.answering(Sts.assumedByWebIdentity(END))) {
            SourceSession session = fetch(sts);
            assertThat(sts.request().form())
                    .containsEntry("Action", "AssumeRoleWithWebIdentity")
                    .containsEntry("RoleArn", "arn:aws:iam::285282426848:role/pod-role")
                    .containsEntry("RoleSessionName", "flights.scheduler.pod-1")
                    .containsEntry("WebIdentityToken", TOKEN);
            assertThat(sts.request().headers()).as("such a call is not signed").doesNotContainKey("authorization");
            assertThat(session.kind()).isEqualTo(SourceKind.WEB_IDENTITY);
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(session.expiresAt()).contains(END);
            assertThat(session.accountId()).contains("285282426848");
            assertThat(session)
                    .hasToString("web-identity as arn:aws:sts::285282426848:assumed-role/pod-role/flights of account"
                            + " 285282426848");
        }
    }

    @Test
    void aTokenThatSaysNothingOfThePodGetsAFixedSessionName() throws IOException {
        Files.writeString(file, "opaque");
        try (ScriptedServer sts = ScriptedServer.answering(Sts.assumedByWebIdentity(END))) {
            fetch(sts);
            assertThat(sts.request().form()).containsEntry("RoleSessionName", "nxop-access");
        }
    }

    @Test
    void aMissingTokenFileIsSaidBeforeAnyCall() throws IOException {
        Files.delete(file);
        try (ScriptedServer sts = ScriptedServer.answering(Sts.assumedByWebIdentity(END))) {
            assertThat(failure(sts).finding().id()).isEqualTo("token-unreadable");
            assertThat(sts.requests()).isEmpty();
        }
    }

    @Test
    void aTrustPolicyThatDoesNotFit() {
        try (ScriptedServer sts = ScriptedServer.answering(
                Sts.refusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"))) {
            assertThat(failure(sts)).hasMessage("""
                    STS refused the pod's web identity token for arn:aws:iam::285282426848:role/pod-role: AccessDenied: Not \
                    authorized to perform sts:AssumeRoleWithWebIdentity
                      Remedy: Check the trust policy of arn:aws:iam::285282426848:role/pod-role. The Federated principal must \
                    be the cluster's OIDC provider, and the action sts:AssumeRoleWithWebIdentity. The conditions on sub and \
                    aud must match this pod's service account (system:serviceaccount:flights:scheduler). STS gives the same \
                    answer for a role that does not exist: check AWS_ROLE_ARN.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#web-identity-refused""");
            assertThat(sts.requests()).hasSize(1);
        }
    }

    @Test
    void anExpiredToken() {
        try (ScriptedServer sts = ScriptedServer.answering(Sts.refusal(
                400,
                "ExpiredTokenException",
                "Token expired: current date/time 1731098245 must be before the expiration date/time 1731095240"))) {
            assertThat(failure(sts)).hasMessage("""
                    STS refused the pod's web identity token for arn:aws:iam::285282426848:role/pod-role: ExpiredTokenException: \
                    Token expired: current date/time 1731098245 must be before the expiration date/time 1731095240
                      Remedy: Check that the application reads the file that EKS mounts, not a copy, and recreate the pod. \
                    Kubelet replaces the token long before it expires.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#token-expired""");
        }
    }

    /** aws-sdk-java-v2#5709: a token that had expired was used again, though the file held a new one. */
    @Test
    void awsSdkJavaV2Issue5709TheNextAttemptReadsTheFileAnew() throws IOException {
        try (ScriptedServer sts = ScriptedServer.answering(
                Sts.refusal(400, "ExpiredTokenException", "Token expired"), Sts.assumedByWebIdentity(END))) {
            assertThat(failure(sts).retryable()).isTrue();
            Files.writeString(file, Jwt.ofPod("flights", "scheduler", "rotated"));
            fetch(sts);
            assertThat(sts.requests().get(1).form())
                    .containsEntry("WebIdentityToken", Jwt.ofPod("flights", "scheduler", "rotated"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400| InvalidIdentityToken| No OpenIDConnect provider found in your account for https://oidc.eks",
                "400| InvalidIdentityToken| The web identity token provided could not be validated.",
                "400| InvalidIdentityToken| Couldn't retrieve verification key from your identity provider,  please",
                "403| IDPRejectedClaim| The web identity token was rejected",
            })
    void anIssuerThatTheAccountDoesNotKnow(int status, String code, String text) {
        try (ScriptedServer sts = ScriptedServer.answering(Sts.refusal(status, code, text))) {
            assertThat(failure(sts)).hasMessage("""
                    STS refused the pod's web identity token for arn:aws:iam::285282426848:role/pod-role: %s: %s
                      Remedy: Check that the role's account has an IAM OIDC provider for the cluster's issuer, with the \
                    audience sts.amazonaws.com. Check that %s is the token that EKS mounts for IRSA.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#web-identity-token""", code, text, file);
        }
    }

    @Test
    void anIssuerThatStsCannotReachIsTriedThreeTimes() {
        try (ScriptedServer sts =
                ScriptedServer.answering(Sts.refusal(400, "IDPCommunicationError", "could not be reached"))) {
            AccessException failure = failure(sts);
            assertThat(failure).hasMessage("""
                    STS refused the pod's web identity token for arn:aws:iam::285282426848:role/pod-role: IDPCommunicationError: \
                    could not be reached
                      Remedy: You need to do nothing now: STS could not reach the cluster's issuer, and the SDK asks again. \
                    If the error stays, check that the cluster's OIDC endpoint is public.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#web-identity-provider""");
            assertThat(failure.retryable()).isTrue();
            assertThat(sts.requests()).hasSize(3);
        }
    }

    @Test
    void anIssuerThatComesBackIsForgiven() {
        try (ScriptedServer sts = ScriptedServer.answering(
                Sts.refusal(400, "IDPCommunicationError", "could not be reached"), Sts.assumedByWebIdentity(END))) {
            assertThat(fetch(sts).expiresAt()).contains(END);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, sts-busy, 3",
        "500, InternalFailure, sts-busy, 3",
        "403, RegionDisabledException, sts-region, 1",
        "400, ValidationError, sts-rejected, 1",
        "400, PackedPolicyTooLarge, sts-rejected, 1",
    })
    void whatBothHopsCanMeet(int status, String code, String finding, int requests) {
        try (ScriptedServer sts = ScriptedServer.answering(Sts.refusal(status, code, "text of AWS"))) {
            AccessException failure = failure(sts);
            assertThat(failure.finding().id()).isEqualTo(finding);
            assertThat(failure.what())
                    .contains("AssumeRoleWithWebIdentity")
                    .endsWith(code + ": text of AWS" + (finding.equals("sts-busy") ? "." : ""));
            assertThat(sts.requests()).hasSize(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValidationError",
                "AccessDenied",
                "InvalidIdentityToken",
                "ExpiredTokenException",
                "IDPCommunicationError"
            })
    void anAnswerThatRepeatsTheTokenDoesNotBringItIntoTheMessage(String code) {
        try (ScriptedServer sts = ScriptedServer.answering(
                Sts.refusal(400, code, "Value '" + TOKEN + "' at 'webIdentityToken' is bad"))) {
            assertThat(failure(sts).what()).contains("Value '<token>' at 'webIdentityToken' is bad");
        }
    }

    /** The AWS SDK hangs the failures of earlier attempts on the last one, as suppressed exceptions. */
    @Test
    void anEarlierAttemptThatRepeatedTheTokenDoesNotTravelWithTheLast() {
        try (ScriptedServer sts = ScriptedServer.answering(
                Sts.refusal(500, "InternalFailure", "cannot read " + TOKEN),
                Sts.refusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"))) {
            assertThat(failure(sts).finding().id()).isEqualTo("web-identity-refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Credentials/>",
                "<Credentials><AccessKeyId>hidden</AccessKeyId></Credentials>",
                "<Credentials><SecretAccessKey>hidden</SecretAccessKey><SessionToken>t</SessionToken></Credentials>",
                "<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey></Credentials>",
                "<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "</Credentials>",
                "<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "</Credentials><AssumedRoleUser><Arn>hidden</Arn></AssumedRoleUser>",
            })
    void anAnswerWithoutUsableCredentialsIsNoAnswer(String result) {
        try (ScriptedServer sts = ScriptedServer.answering(Sts.answer("AssumeRoleWithWebIdentity", result))) {
            AccessException failure = failure(sts);
            assertThat(failure.finding().id()).isEqualTo("sts-answer");
            assertThat(failure).hasNoCause();
            assertThat(failure).hasMessageNotContaining("hidden");
        }
    }

    @Test
    void somethingThatIsNotHttp() {
        try (BrokenServer mail = BrokenServer.saying("220 mail.example ESMTP hidden\r\n")) {
            AccessException failure = catchThrowableOfType(AccessException.class, () -> fetch(mail.uri()));
            assertThat(failure.finding().id()).isEqualTo("sts-answer");
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void garbageIsNotRepeated() {
        try (ScriptedServer sts = ScriptedServer.answering(Answer.of(200, "hidden garbage"))) {
            assertThat(failure(sts)).hasMessage("""
                    The SDK could not read the answer to AssumeRoleWithWebIdentity: it broke off, or another server than STS \
                    sent it.
                      Remedy: Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-answer""").hasNoCause();
        }
    }
}
