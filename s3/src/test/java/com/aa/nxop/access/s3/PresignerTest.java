package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A presigned URL says how long it really lives. */
@Tag("full")
@Timeout(60)
final class PresignerTest {
    private static final String BUCKET = "nxop-example-data";

    private NxopSandbox sandbox = NxopSandbox.builder().start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private NxopAccess access() {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }

    private void sessionsOf(Duration lifetime) {
        sandbox.close();
        sandbox =
                NxopSandbox.builder().sts(sts -> sts.sessionLifetime(lifetime)).start();
    }

    private long sessions() {
        return sandbox.sts().calls().stream().filter(SandboxSts.Call::bySession).count();
    }

    private static PresignedRequest get(S3Presigner presigner, Duration wanted) {
        return presigner.presignGetObject(presign -> presign.signatureDuration(wanted)
                .getObjectRequest(get -> get.bucket(BUCKET).key("k")));
    }

    private static Duration expires(PresignedRequest url) {
        return Duration.ofSeconds(Long.parseLong(url.httpRequest()
                .firstMatchingRawQueryParameter("X-Amz-Expires")
                .orElseThrow()));
    }

    private static String read(PresignedRequest url) throws Exception {
        try (InputStream in = url.url().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Instant sessionsEnd(PresignedRequest url) {
        String credential = url.httpRequest()
                .firstMatchingRawQueryParameter("X-Amz-Credential")
                .orElseThrow();
        return sandbox.sts()
                .session(credential.substring(0, credential.indexOf('/')))
                .orElseThrow()
                .expiresAt();
    }

    @Test
    void whatFitsIntoTheSessionIsSignedAsWanted() {
        try (NxopAccess nxop = access();
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            PresignedRequest url = get(presigner, Duration.ofMinutes(5));
            assertThat(expires(url)).isEqualTo(Duration.ofMinutes(5));
            assertThat(url.expiration())
                    .isBetween(Instant.now().plusSeconds(290), Instant.now().plusSeconds(300));
            assertThat(sessions()).isEqualTo(1);
        }
    }

    /** An hour is what people ask for; by the time it is signed, the session is some milliseconds old. */
    @Test
    void aWholeSessionsLifeIsCutToWhatIsLeftAndTheUrlSaysSo() {
        try (NxopAccess nxop = access();
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            for (int i = 0; i < 5; i++) {
                PresignedRequest url = get(presigner, Duration.ofHours(1));
                assertThat(expires(url)).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
                assertThat(url.expiration()).isBeforeOrEqualTo(sessionsEnd(url));
            }
            assertThat(sessions()).isEqualTo(1);
        }
    }

    @Test
    void aFreshSessionSignsAUrlThatOutlivesThePresentSession() throws Exception {
        sessionsOf(Duration.ofSeconds(10));
        try (NxopAccess nxop = access();
                S3Client s3 = NxopS3.client(nxop);
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("text"));
            await().until(() -> nxop.status().left().compareTo(Duration.ofSeconds(8)) < 0);
            PresignedRequest url = get(presigner, Duration.ofSeconds(8));
            assertThat(expires(url)).isEqualTo(Duration.ofSeconds(8));
            assertThat(url.expiration()).isBeforeOrEqualTo(sessionsEnd(url));
            assertThat(sessions()).isEqualTo(2);
            assertThat(read(url)).isEqualTo("text");
        }
    }

    @Test
    void whereStsFailsTheUrlLivesAsLongAsTheSessionAtHandAndSaysSo() {
        sessionsOf(Duration.ofSeconds(10));
        try (NxopAccess nxop = access();
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            get(presigner, Duration.ofSeconds(1));
            sandbox.faults(Endpoint.STS).inject(Fault.status(503, "no"));
            await().until(() -> nxop.status().left().compareTo(Duration.ofSeconds(9)) < 0);
            PresignedRequest url = get(presigner, Duration.ofSeconds(9));
            assertThat(expires(url)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
            assertThat(url.expiration()).isBeforeOrEqualTo(sessionsEnd(url));
        }
    }

    @Test
    void whatNoSessionLastsForIsSaid() {
        try (NxopAccess nxop = access();
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            assertThatThrownBy(() -> get(presigner, Duration.ofHours(12)))
                    .isInstanceOfSatisfying(
                            AccessException.class, e -> assertThat(e.finding()).isEqualTo(S3Finding.S3_URL_LIFETIME))
                    .hasMessage("""
                            The application asked for a presigned URL that lasts PT12H. The URL ends with the session that signs it, \
                            and a session lasts PT1H.
                              Remedy: Sign for at most PT1H, and sign again when you need the URL. NXOP_SESSION_DURATION sets how long \
                            a session lasts: at most PT1H.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#s3-url-lifetime""");
            assertThat(sessions()).isEqualTo(1);
        }
    }

    private static final List<BiFunction<S3Presigner, Duration, PresignedRequest>> OPERATIONS = List.of(
            PresignerTest::get,
            (presigner, wanted) -> presigner.presignHeadObject(presign -> presign.signatureDuration(wanted)
                    .headObjectRequest(head -> head.bucket(BUCKET).key("k"))),
            (presigner, wanted) -> presigner.presignHeadBucket(
                    presign -> presign.signatureDuration(wanted).headBucketRequest(head -> head.bucket(BUCKET))),
            (presigner, wanted) -> presigner.presignPutObject(presign -> presign.signatureDuration(wanted)
                    .putObjectRequest(put -> put.bucket(BUCKET).key("k"))),
            (presigner, wanted) -> presigner.presignDeleteObject(presign -> presign.signatureDuration(wanted)
                    .deleteObjectRequest(delete -> delete.bucket(BUCKET).key("k"))),
            (presigner, wanted) -> presigner.presignCreateMultipartUpload(presign -> presign.signatureDuration(wanted)
                    .createMultipartUploadRequest(
                            create -> create.bucket(BUCKET).key("k"))),
            (presigner, wanted) -> presigner.presignUploadPart(presign -> presign.signatureDuration(wanted)
                    .uploadPartRequest(
                            part -> part.bucket(BUCKET).key("k").uploadId("u").partNumber(1))),
            (presigner, wanted) -> presigner.presignCompleteMultipartUpload(presign -> presign.signatureDuration(wanted)
                    .completeMultipartUploadRequest(
                            complete -> complete.bucket(BUCKET).key("k").uploadId("u"))),
            (presigner, wanted) -> presigner.presignAbortMultipartUpload(presign -> presign.signatureDuration(wanted)
                    .abortMultipartUploadRequest(
                            abort -> abort.bucket(BUCKET).key("k").uploadId("u"))));

    @Test
    void eachOperationSaysIt() {
        try (NxopAccess nxop = access();
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            assertThat(S3Presigner.class.getMethods())
                    .filteredOn(method -> method.getName().startsWith("presign"))
                    .hasSize(2 * OPERATIONS.size());
            OPERATIONS.forEach(operation -> {
                PresignedRequest url = operation.apply(presigner, Duration.ofHours(1));
                assertThat(url.expiration()).isBeforeOrEqualTo(sessionsEnd(url));
                assertThat(expires(url)).isLessThan(Duration.ofHours(1));
                assertThatThrownBy(() -> operation.apply(presigner, Duration.ofHours(2)))
                        .isInstanceOf(AccessException.class);
            });
        }
    }
}
