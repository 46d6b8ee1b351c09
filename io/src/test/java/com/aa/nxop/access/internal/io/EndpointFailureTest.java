package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which failures lead to another region: those of the endpoint, and no others. */
class EndpointFailureTest {
    private static boolean leads(Throwable cause) {
        return EndpointFailure.isIn(SdkClientException.create("Unable to execute HTTP request", cause));
    }

    private static HttpProxy proxy() {
        return HttpProxy.parse("http://proxy.example:3128", "HTTPS_PROXY");
    }

    @Test
    void noConnectionAndNoAnswerInTime() {
        assertThat(leads(new ConnectException("Connection refused"))).isTrue();
        assertThat(leads(new NoRouteToHostException("No route to host"))).isTrue();
        assertThat(leads(new UnknownHostException("sts.us-east-1.amazonaws.com")))
                .isTrue();
        assertThat(leads(new SocketTimeoutException("Connect timed out"))).isTrue();
        assertThat(leads(new SocketException("Connection reset"))).isTrue();
        assertThat(leads(new SSLException("Connection reset", new SocketException("Connection reset"))))
                .isTrue();
        assertThat(leads(new SSLHandshakeException("Remote host terminated the handshake")
                        .initCause(new EOFException("SSL peer shut down incorrectly"))))
                .isTrue();
        assertThat(EndpointFailure.isIn(ApiCallTimeoutException.create(15_000))).isTrue();
        assertThat(EndpointFailure.isIn(ApiCallAttemptTimeoutException.create(10_000)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalFailure, true",
        "503, ServiceUnavailable, true",
        "502, , true",
        "504, , true",
        "400, Throttling, false",
        "429, TooManyRequestsException, false",
        "503, RequestLimitExceeded, false",
        "403, AccessDenied, false",
        "403, RegionDisabledException, false",
        "403, ExpiredToken, false",
        "400, IDPCommunicationError, false",
        "400, InvalidIdentityToken, false",
        "404, , false",
        "302, , false",
    })
    void serverErrorsAndNoRefusal(int status, String code, boolean leads) {
        AwsServiceException.Builder answer = AwsServiceException.builder().statusCode(status);
        if (code != null) {
            answer.awsErrorDetails(AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage("text")
                    .build());
        }
        assertThat(EndpointFailure.isIn(answer.build())).isEqualTo(leads);
    }

    @Test
    void notWhatIsWrongOnThisSide() {
        assertThat(EndpointFailure.isIn(AbortedException.builder()
                        .message("Thread was interrupted")
                        .build()))
                .isFalse();
        assertThat(leads(new SSLHandshakeException("PKIX path building failed")
                        .initCause(new CertificateException("PKIX path building failed"))))
                .isFalse();
        assertThat(leads(new SSLException("Unsupported or unrecognized SSL message")))
                .isFalse();
        assertThat(leads(new IllegalStateException("no HTTP"))).isFalse();
        assertThat(leads(new UnusableAnswerException("what answered speaks no HTTP")))
                .isFalse();
    }

    @Test
    void ofAProxyOnlyThatItsTargetDoesNotAnswer() {
        assertThat(leads(ProxyException.notReached(proxy(), "sts:443", new ConnectException("refused"))))
                .isFalse();
        assertThat(leads(ProxyException.answered(proxy(), "sts:443", 407))).isFalse();
        assertThat(leads(ProxyException.answered(proxy(), "sts:443", 403))).isFalse();
        assertThat(leads(ProxyException.answered(proxy(), "sts:443", 504))).isTrue();
        assertThat(leads(ProxyException.beyond(proxy(), "sts:443", new SocketTimeoutException("Read timed out"))))
                .isTrue();
        assertThat(leads(ProxyException.unknown(proxy()))).isFalse();
    }

    @Test
    void itsWordsRepeatNoAnswer() {
        assertThat(EndpointFailure.describe(AwsServiceException.builder()
                        .statusCode(500)
                        .message("the token eyJ.secret.x is no good")
                        .build()))
                .isEqualTo("HTTP 500");
        assertThat(EndpointFailure.describe(
                        SdkClientException.create("x", new IOException(new ConnectException("Connection refused")))))
                .isEqualTo("the connection was refused or is not possible (Connection refused)");
    }
}
