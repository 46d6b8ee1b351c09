package com.aa.nxop.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** The ways in which the SDK signs and checks what it uploads. */
class S3ChecksumsTest {
    private static final S3Rig RIG = new S3Rig();
    private static final S3Client S3 = RIG.client(RIG.almighty());
    private static final String CONTENT = "0123456789".repeat(30_000);

    @AfterAll
    static void close() {
        S3.close();
        RIG.close();
    }

    private static RawRequest upload(String key) {
        return RIG.calls.stream()
                .filter(call -> call.method().equals("PUT") && call.target().endsWith("/" + key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "SHA1", "SHA256"})
    void takesEveryChecksumInTheTrailer(ChecksumAlgorithm algorithm) {
        String key = "checksum-" + algorithm;
        S3.putObject(
                r -> r.bucket(S3Rig.BUCKET).key(key).checksumAlgorithm(algorithm), RequestBody.fromString(CONTENT));
        assertThat(upload(key).header("x-amz-trailer")).isPresent();
        assertThat(S3.getObjectAsBytes(r -> r.bucket(S3Rig.BUCKET).key(key)).asUtf8String())
                .isEqualTo(CONTENT);
    }

    @Test
    void takesUploadsWithoutAnyChecksum() {
        try (S3Client plain = builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build()) {
            plain.putObject(r -> r.bucket(S3Rig.BUCKET).key("none"), RequestBody.fromString(CONTENT));
            assertThat(upload("none").header("x-amz-content-sha256")).contains("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
            assertThat(plain.getObjectAsBytes(r -> r.bucket(S3Rig.BUCKET).key("none"))
                            .asUtf8String())
                    .isEqualTo(CONTENT);
        }
    }

    @Test
    void takesUploadsInOnePiece() {
        try (S3Client whole = builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
                .build()) {
            whole.putObject(r -> r.bucket(S3Rig.BUCKET).key("whole"), RequestBody.fromString(CONTENT));
            assertThat(upload("whole").header("x-amz-content-sha256"))
                    .get()
                    .asString()
                    .matches("[0-9a-f]{64}");
            assertThat(S3.getObjectAsBytes(r -> r.bucket(S3Rig.BUCKET).key("whole"))
                            .asUtf8String())
                    .isEqualTo(CONTENT);
        }
    }

    private static S3ClientBuilder builder() {
        return S3Client.builder()
                .endpointOverride(RIG.uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .httpClient(RIG.http())
                .credentialsProvider(RIG.credentials(RIG.almighty()));
    }

    @Test
    void servesManyAtOnce() {
        List<CompletableFuture<String>> uploads = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String key = "parallel/" + i;
            uploads.add(CompletableFuture.supplyAsync(() -> {
                S3.putObject(r -> r.bucket(S3Rig.BUCKET).key(key), RequestBody.fromString(key + CONTENT));
                return S3.getObjectAsBytes(r -> r.bucket(S3Rig.BUCKET).key(key)).asUtf8String();
            }));
        }
        for (int i = 0; i < 24; i++) {
            assertThat(uploads.get(i).join()).isEqualTo("parallel/" + i + CONTENT);
        }
    }
}
