package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Pod;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What Doctor.explain makes of exceptions of any AWS client, here SSM's. */
class ServiceExplanationTest {
    private static final String DENIED =
            "User: arn:aws:sts::178549792225:assumed-role/example-role/x is not authorized to perform:"
                    + " ssm:GetParameter on resource: arn:aws:ssm:us-east-1:178549792225:parameter/nxop-example/greeting";

    private final NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(Pod.withPodIdentity()));

    @AfterEach
    void close() {
        nxop.close();
    }

    private static AwsServiceException ssm(int status, String code, String text) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Ssm")
                        .errorCode(code)
                        .errorMessage(text)
                        .build())
                .statusCode(status)
                .build();
    }

    private AccessException explained(Throwable failure) {
        return Doctor.explain(nxop, failure);
    }

    /** Services with JSON refuse with status 400. */
    @Test
    void aMissingPermission() {
        assertThat(explained(ssm(
                        400,
                        "AccessDeniedException",
                        DENIED + " because no identity-based policy allows the ssm:GetParameter action")))
                .hasMessage("""
                        Ssm refused the request: AccessDeniedException: %s because no identity-based policy allows the \
                        ssm:GetParameter action
                          Remedy: Allow ssm:GetParameter on arn:aws:ssm:us-east-1:178549792225:parameter/nxop-example/greeting in \
                        the policy of arn:aws:iam::178549792225:role/example-role. If the resource belongs to another account, its own \
                        policy must allow the action, too.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#service-refused""", DENIED);
    }

    @Test
    void aPolicyThatIsAnothers() {
        AccessException failure = explained(
                ssm(400, "AccessDeniedException", DENIED + " with an explicit deny in a VPC endpoint policy"));
        assertThat(failure.finding()).isEqualTo(CoreFinding.SERVICE_REFUSED);
        assertThat(failure.remedy())
                .isEqualTo(
                        "AWS names the policy that refused: a policy of the VPC endpoint for Ssm denies ssm:GetParameter. Ask the"
                                + " network team that owns the endpoint to exempt arn:aws:iam::178549792225:role/example-role from that Deny"
                                + " statement: no Allow statement elsewhere overrides it.");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, session-refused",
        "403, UnrecognizedClientException, session-refused",
        "403, RequestTimeTooSkewed, clock-skew",
        "403, AccessDenied, service-refused",
        "400, ParameterNotFound, service-failed",
        "500, InternalServerError, service-failed",
    })
    void everyCodeHasItsFinding(int status, String code, String finding) {
        AccessException failure = explained(new CompletionException(ssm(status, code, "no")));
        assertThat(failure.finding().id()).isEqualTo(finding);
        assertThat(failure.what()).contains("Ssm").contains(code + ": no");
    }

    @Test
    void noAnswer() {
        AccessException failure = explained(SdkClientException.create("Unable to execute", new IOException("broken")));
        assertThat(failure.finding()).isEqualTo(CoreFinding.SERVICE_FAILED);
        assertThat(failure.remedy()).startsWith("Check that the pod can reach the service's endpoint on port 443");
    }

    @Test
    void whatIsOursIsHandedOnAndWhatIsNobodysIsSaid() {
        AccessException ours = new AccessException(CoreFinding.STS_BUSY, "busy", "wait");
        assertThat(explained(new IllegalStateException(ours)).finding()).isEqualTo(CoreFinding.STS_BUSY);
        assertThat(explained(new IllegalStateException("x")).finding()).isEqualTo(CoreFinding.UNEXPECTED);
    }
}
