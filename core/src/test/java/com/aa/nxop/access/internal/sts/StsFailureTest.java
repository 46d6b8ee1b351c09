package com.aa.nxop.access.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.ServiceRefusal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Through the real client of the AWS SDK: what it makes of an answer, and what we make of that. */
@Tag("full")
class StsFailureTest {
    private static SdkException thrown(Answer answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer);
                StsClient sts = StsClients.create(
                        AccessSettings.of(Pod.withPodIdentityAnd(
                                "AWS_ENDPOINT_URL_STS", server.uri().toString())),
                        Optional.empty())) {
            SdkException e = catchThrowableOfType(
                    SdkException.class,
                    () -> sts.assumeRole(request -> request.roleArn("arn:aws:iam::178549792225:role/example-role")
                            .roleSessionName("test")));
            assertThat(e).isNotNull();
            return e;
        }
    }

    private static AccessException translated(Answer answer) {
        SdkException e = thrown(answer);
        return StsCall.ASSUME_ROLE.translate(e, StsCall.said(e), e);
    }

    @Test
    void throttling() {
        AccessException failure = translated(Sts.refusal(400, "Throttling", "Rate exceeded"));
        assertThat(failure).hasMessage("""
                STS is busy and did not answer AssumeRole: Throttling: Rate exceeded.
                  Remedy: You need to do nothing now: the SDK asks again. If the error stays, too many pods or clients of the \
                account share its STS quota.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-busy""");
        assertThat(failure.retryable()).isTrue();
    }

    /** A service mesh, an ingress controller, a login page: not STS, and no right and no network rule is the reason. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403| RBAC: access denied| Envoy, the proxy of a service mesh (HTTP 403, \"RBAC: access denied\")",
                "503| no healthy upstream| Envoy, the proxy of a service mesh (HTTP 503, \"no healthy upstream\")",
                "404| 404 page not found| a web server or ingress controller written in Go (HTTP 404, \"404 page not found\")",
                "403| '<html>hidden</html>'| a web server that sent a page for people (HTTP 403)",
                "302| hidden| a server that redirects to another address (HTTP 302)",
            })
    void whatAnswersInPlaceOfSts(int status, String body, String who) {
        AccessException failure = translated(Answer.of(status, body));
        assertThat(failure.finding().id()).isEqualTo("sts-answer");
        assertThat(failure.what()).isEqualTo("Another server answered AssumeRole in place of STS: " + who + ".");
        assertThat(failure.remedy())
                .startsWith("Check AWS_ENDPOINT_URL_STS, and that no proxy or captive page answers in place of STS. ")
                .doesNotContain("hidden");
        assertThat(failure).hasNoCause();
    }

    @Test
    void aRegionThatIsSwitchedOff() {
        assertThat(translated(Sts.refusal(
                        403,
                        "RegionDisabledException",
                        "STS is not activated in this region for account:178549792225. Your account administrator can activate"
                                + " STS in this region using the IAM Console.")))
                .hasMessage("""
                        STS refused AssumeRole: RegionDisabledException: STS is not activated in this region for \
                        account:178549792225. Your account administrator can activate STS in this region using the IAM Console.
                          Remedy: Activate STS for this region in the account's IAM settings, or set AWS_REGION to one where it \
                        is active.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-region""");
    }

    @Test
    void aClockThatIsWrong() {
        AccessException failure = translated(
                Sts.refusal(403, "SignatureDoesNotMatch", "Signature expired: 20261121T100000Z is now earlier than x"));
        assertThat(failure).hasMessage("""
                STS refused the time of the AssumeRole request: SignatureDoesNotMatch: Signature expired: 20261121T100000Z is now \
                earlier than x
                  Remedy: Correct the clock of the pod's node: it is more than five minutes off.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#clock-skew""");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void anEndpointOfAnotherRegion() {
        assertThat(translated(
                        Sts.refusal(403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region.")))
                .hasMessage("""
                STS refused AssumeRole: SignatureDoesNotMatch: Credential should be scoped to a valid region.
                  Remedy: Set AWS_REGION to the pod's own region: endpoint and signature belong to different regions. Let \
                AWS_ENDPOINT_URL_STS name the endpoint of that region, or leave it out.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-region""");
    }

    @Test
    void aCodeThatHasNoFindingOfItsOwn() {
        assertThat(translated(Sts.refusal(400, "NeverHeardOf", "Something new")))
                .hasMessage("""
                STS refused AssumeRole: NeverHeardOf: Something new
                  Remedy: Look up the code in the STS API reference under AssumeRole, and compare the SDK's settings with what it \
                asks for.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-rejected""");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, sts-busy",
        "400, ThrottlingException, sts-busy",
        "400, RequestLimitExceeded, sts-busy",
        "400, TooManyRequestsException, sts-busy",
        "429, Whatever, sts-busy",
        "500, InternalFailure, sts-busy",
        "503, ServiceUnavailable, sts-busy",
        "403, RequestTimeTooSkewed, clock-skew",
        "400, RequestExpired, clock-skew",
        "403, SignatureDoesNotMatch, sts-rejected",
        "403, AccessDenied, sts-rejected",
        "403, OptInRequired, sts-rejected",
    })
    void everyCodeThatBothHopsCanMeet(int status, String code, String finding) {
        StsException e = (StsException) StsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("text")
                        .build())
                .build();
        assertThat(StsCall.ASSUME_ROLE
                        .translate(e, StsCall.said(e), e)
                        .finding()
                        .id())
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"SOURCE", "ASSUME_ROLE"})
    void theStageIsTheCallers(Stage stage) {
        SdkException e = StsException.builder().statusCode(429).build();
        assertThat(new StsCall(stage, "X").translate(e, "said", null).stage()).isEqualTo(stage);
        assertThat(new StsCall(stage, "X").unusableAnswer().stage()).isEqualTo(stage);
    }

    @Test
    void codeAndTextAreSaidInOneLine() {
        StsException e = (StsException) thrown(Sts.refusal(403, "AccessDenied", " no, never \n"));
        assertThat(ServiceRefusal.code(e)).isEqualTo("AccessDenied");
        assertThat(StsCall.said(e)).isEqualTo("AccessDenied: no, never");
    }

    @Test
    void withoutACodeTheStatusIsSaid() {
        StsException e = (StsException) thrown(Answer.of(403, "<html>hidden</html>"));
        assertThat(ServiceRefusal.code(e)).isEmpty();
        assertThat(StsCall.said(e)).startsWith("HTTP 403").doesNotContain("hidden");
    }

    @Test
    void withoutDetailsThereIsNoCode() {
        StsException e = (StsException) StsException.builder().statusCode(400).build();
        assertThat(ServiceRefusal.code(e)).isEmpty();
        assertThat(StsCall.said(e)).isEqualTo("HTTP 400");
    }

    @Test
    void aFailureOfTheSdkWithoutInputOrOutputIsAnUnusableAnswer() {
        SdkException e = SdkClientException.create("hidden: unable to unmarshall");
        AccessException failure = StsCall.ASSUME_ROLE.translate(e, StsCall.said(e), e);
        assertThat(failure.finding().id()).isEqualTo("sts-answer");
        assertThat(failure).hasNoCause().hasMessageNotContaining("hidden");
    }
}
