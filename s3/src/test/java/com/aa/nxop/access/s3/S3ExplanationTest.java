package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.Stage;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What NxopS3.explain makes of an S3 client's exceptions. */
@Tag("full")
@Timeout(60)
final class S3ExplanationTest {
    private static final String BUCKET = "nxop-example-data";

    private final NxopSandbox sandbox = NxopSandbox.builder().start();
    private final NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));

    @AfterEach
    void stop() {
        nxop.close();
        sandbox.close();
    }

    private AccessException explained(Consumer<S3Client> call) {
        try (S3Client s3 = NxopS3.client(nxop)) {
            Throwable failure = catchThrowable(() -> call.accept(s3));
            assertThat(failure).isNotNull();
            AccessException explained = NxopS3.explain(nxop, failure);
            assertThat(NxopS3.explain(nxop, new CompletionException(new IllegalStateException(failure))))
                    .hasMessage(explained.getMessage());
            return explained;
        }
    }

    private static void put(S3Client s3) {
        s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("text"));
    }

    private static void list(S3Client s3) {
        s3.listObjectsV2(list -> list.bucket(BUCKET));
    }

    @Test
    void aSessionThatS3CallsDead() {
        try (S3Client s3 = NxopS3.client(nxop)) {
            list(s3);
        }
        sandbox.sts().endSessions(sandbox.targetRole());
        AccessException explained = explained(S3ExplanationTest::list);
        assertThat(explained).hasMessage("""
                S3 does not accept the session: InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.
                  Remedy: Try again: a client of NxopS3 has discarded this session, and the SDK gets a new one. A client does so at \
                most once in 15 seconds. With another client, call NxopAccess.invalidate.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-refused""");
        assertThat(explained.retryable()).isTrue();
    }

    @Test
    void aRoleThatMayNot() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}}
                """);
        AccessException explained = explained(S3ExplanationTest::put);
        assertThat(explained.finding()).isEqualTo(S3Finding.S3_BUCKET_REFUSED);
        assertThat(explained.what())
                .startsWith("S3 refused the request (AccessDenied: ")
                .contains("s3:PutObject");
        assertThat(explained.remedy())
                .isEqualTo("Allow s3:PutObject on arn:aws:s3:::nxop-example-data/k in the policy of"
                        + " arn:aws:iam::178549792225:role/example-role. If the bucket belongs to another account, the bucket's own"
                        + " policy must allow it, too.");
    }

    /** S3 speaks for KMS: the object may be written, and its key may not be used. */
    @Test
    void aRoleThatMayNotUseTheKey() {
        String key = "arn:aws:kms:us-east-1:178549792225:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        sandbox.s3().encrypt(BUCKET, key);
        AccessException explained = explained(S3ExplanationTest::put);
        assertThat(explained.finding()).isEqualTo(S3Finding.S3_BUCKET_REFUSED);
        assertThat(explained.remedy())
                .isEqualTo("Allow kms:GenerateDataKey on " + key + " in the policy of"
                        + " arn:aws:iam::178549792225:role/example-role. If the key belongs to another account, or the key's own policy"
                        + " does not leave access to IAM, that policy must allow it, too.");
    }

    /** Until 2024 S3 said no more than this, and some of its refusals still do. */
    @Test
    void aRefusalThatNamesNothing() {
        sandbox.faults(Endpoint.S3).inject(Fault.status(403, DeadSessionTest.error("AccessDenied")));
        assertThat(explained(S3ExplanationTest::put).remedy())
                .startsWith("Allow the action on the bucket or the object in the policy of");
    }

    @Test
    void anotherRegionThanTheBuckets() {
        try (NxopAccess west = NxopAccess.of(NxopConfig.builder(sandbox.environment())
                        .region(Region.US_WEST_2)
                        .build());
                S3Client s3 = NxopS3.client(west)) {
            AccessException explained = NxopS3.explain(west, catchThrowable(() -> list(s3)));
            assertThat(explained).hasMessage("""
                    The bucket is not in us-west-2 but in us-east-1 (AuthorizationHeaderMalformed: The authorization header is \
                    malformed; the region 'us-west-2' is wrong; expecting 'us-east-1').
                      Remedy: Set NXOP_REGION to the bucket's region, or give this client a region of its own.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-bucket-region""");
        }
    }

    @Test
    void aBucketThatIsNotThere() {
        assertThat(explained(s3 -> s3.listObjectsV2(list -> list.bucket("no-such-bucket"))))
                .hasMessage("""
                        There is no such bucket (NoSuchBucket: The specified bucket does not exist).
                          Remedy: Check its name: a bucket's name is unique across all accounts and regions.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-bucket-unknown""");
    }

    @Test
    void anObjectThatIsNotThereIsNoMatterOfAccess() {
        AccessException explained =
                explained(s3 -> s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("none")));
        assertThat(explained).hasMessage("""
                S3 answered with an error, and permissions are not the reason: NoSuchKey: The specified key does not exist.
                  Remedy: Look up the code in the S3 API reference under error responses.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-request-failed""");
        assertThat(explained.retryable()).isFalse();
        assertThat(explained.getCause()).isInstanceOf(Exception.class);
    }

    /** HEAD hides the code, also that of a dead session. */
    @Test
    void anAnswerToHeadHasNoText() {
        sandbox.faults(Endpoint.S3).inject(Fault.status(400));
        assertThat(explained(s3 -> s3.headObject(head -> head.bucket(BUCKET).key("k"))))
                .hasMessage("""
                S3 answered with an error, and permissions are not the reason: HTTP 400.
                  Remedy: Ask with GetObject or ListObjectsV2, whose answer says why: an answer to HEAD has no text.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-request-failed""");
    }

    @ParameterizedTest
    @CsvSource({
        "403, SignatureDoesNotMatch, session-refused",
        "403, RequestTimeTooSkewed, clock-skew",
        "403, InvalidObjectState, s3-request-failed",
        "403, AllAccessDisabled, s3-bucket-refused",
        "301, PermanentRedirect, s3-bucket-region",
        "400, ExpiredToken, session-refused",
        "400, InvalidToken, session-refused",
        "400, RequestTimeout, s3-failed",
        "412, PreconditionFailed, s3-request-failed",
        "500, InternalError, s3-failed",
        "503, SlowDown, s3-failed"
    })
    void eachAnswerHasItsFinding(int status, String code, String finding) {
        sandbox.faults(Endpoint.S3).inject(Fault.status(status, DeadSessionTest.error(code)));
        AccessException explained = explained(S3ExplanationTest::list);
        assertThat(explained.finding().id()).isEqualTo(finding);
        assertThat(explained.stage()).isEqualTo(Stage.RESOURCE);
        assertThat(explained.what()).contains(code + ": No");
        assertThat(explained.retryable()).isEqualTo(!finding.startsWith("s3-") || finding.equals("s3-failed"));
    }

    @Test
    void noAnswer() {
        sandbox.faults(Endpoint.S3).inject(Fault.hang());
        AccessException explained = explained(s3 -> s3.listObjectsV2(list ->
                list.bucket(BUCKET).overrideConfiguration(call -> call.apiCallTimeout(Duration.ofMillis(300)))));
        assertThat(explained.finding()).isEqualTo(S3Finding.S3_FAILED);
        assertThat(explained.what()).startsWith("S3 did not answer: ");
        assertThat(explained.remedy())
                .isEqualTo(
                        "Check that the pod can reach S3 of its region on port 443 (egress rule, VPC endpoint). Check"
                                + " AWS_ENDPOINT_URL_S3 if it is set.");
    }

    /** While an object is read, the stream throws Java's own exceptions. */
    @Test
    void aConnectionThatBreaksWhileAnObjectIsRead() {
        assertThat(NxopS3.explain(nxop, new java.io.UncheckedIOException(new IOException("Premature end"))))
                .hasMessage("""
                        S3 did not answer: the connection broke.
                          Remedy: Check that the pod can reach S3 of its region on port 443 (egress rule, VPC endpoint). Check \
                        AWS_ENDPOINT_URL_S3 if it is set.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-failed""");
    }

    @Test
    void whatTheSdkSaidItselfStays() {
        nxop.close();
        assertThat(explained(S3ExplanationTest::list)).hasMessage("""
                This NxopAccess is closed.
                  Remedy: Close it after the clients that use it, or make a new one.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-closed""");
    }

    @Test
    void whatIsNoExceptionOfTheAwsSdk() {
        assertThat(NxopS3.explain(nxop, new IllegalArgumentException("no"))).hasMessage("""
                        The failure does not contain an exception of the AWS SDK: IllegalArgumentException: no
                          Remedy: Call NxopS3.explain with an exception that an S3 client has thrown.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#unexpected""");
    }
}
