package com.aa.nxop.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.RawRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What a pod may do in S3, done with AWS's own client. */
@Tag("full")
class S3ObjectsTest {
    private static final S3Rig RIG = new S3Rig();
    private static final S3Client S3 = RIG.client(RIG.almighty());

    @AfterAll
    static void close() {
        S3.close();
        RIG.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void put(String key, byte[] content) {
        S3.putObject(r -> r.bucket(S3Rig.BUCKET).key(key), RequestBody.fromBytes(content));
    }

    private static byte[] get(String key) {
        return S3.getObjectAsBytes(r -> r.bucket(S3Rig.BUCKET).key(key)).asByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 131_072, 131_073, 700_000, 5_000_000})
    void keepsEveryByte(int length) {
        put("size/" + length, bytes(length));
        assertThat(get("size/" + length)).isEqualTo(bytes(length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain.txt", "with blank.txt", "a+b&c=d.txt", "émigré/日本.txt", "per%cent/%2F.txt", "q?m.txt"})
    void keepsEveryKey(String key) {
        put(key, bytes(10));
        assertThat(get(key)).isEqualTo(bytes(10));
        assertThat(S3.listObjectsV2(r -> r.bucket(S3Rig.BUCKET)).contents())
                .extracting(S3Object::key)
                .contains(key);
        S3.deleteObject(r -> r.bucket(S3Rig.BUCKET).key(key));
        assertThatThrownBy(() -> get(key)).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void signsUploadsChunkByChunkAsTheSdkDoesByDefault() {
        put("chunked", bytes(300_000));
        RawRequest upload = RIG.calls.stream()
                .filter(call -> call.target().endsWith("/chunked"))
                .findFirst()
                .orElseThrow();
        assertThat(upload.header("x-amz-content-sha256")).contains("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        assertThat(get("chunked")).isEqualTo(bytes(300_000));
    }

    @Test
    void copies() {
        put("copied from", bytes(7));
        S3.copyObject(r -> r.sourceBucket(S3Rig.BUCKET)
                .sourceKey("copied from")
                .destinationBucket(S3Rig.BUCKET)
                .destinationKey("copied to"));
        assertThat(get("copied to")).isEqualTo(bytes(7));
    }

    @Test
    void answersHeadAndRanges() {
        put("head", bytes(1000));
        assertThat(S3.headObject(r -> r.bucket(S3Rig.BUCKET).key("head")).contentLength())
                .isEqualTo(1000);
        assertThat(S3.headBucket(r -> r.bucket(S3Rig.BUCKET)).sdkHttpResponse().statusCode())
                .isEqualTo(200);
        byte[] part = S3.getObjectAsBytes(
                        r -> r.bucket(S3Rig.BUCKET).key("head").range("bytes=10-19"))
                .asByteArray();
        assertThat(part).hasSize(10).startsWith(bytes(1000)[10]);
    }

    @Test
    void listsByPrefixAndPage() {
        for (int i = 0; i < 5; i++) {
            put("list/" + i, bytes(1));
        }
        assertThat(S3
                        .listObjectsV2Paginator(
                                r -> r.bucket(S3Rig.BUCKET).prefix("list/").maxKeys(2))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .collect(Collectors.joining(",")))
                .isEqualTo("list/0,list/1,list/2,list/3,list/4");
    }

    @Test
    void makesAndRemovesBuckets() {
        S3.createBucket(r -> r.bucket("second"));
        assertThat(S3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .contains("second", S3Rig.BUCKET);
        S3.deleteBucket(r -> r.bucket("second"));
        assertThat(S3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .doesNotContain("second");
    }

    @Test
    void deletesManyAtOnce() {
        put("many/1", bytes(1));
        put("many/2", bytes(1));
        S3.deleteObjects(r -> r.bucket(S3Rig.BUCKET)
                .delete(d -> d.objects(
                        ObjectIdentifier.builder().key("many/1").build(),
                        ObjectIdentifier.builder().key("many/2").build())));
        assertThat(S3.listObjectsV2(r -> r.bucket(S3Rig.BUCKET).prefix("many/")).contents())
                .isEmpty();
    }

    @Test
    void uploadsInParts() {
        String id = S3.createMultipartUpload(r -> r.bucket(S3Rig.BUCKET).key("parts"))
                .uploadId();
        byte[] content = bytes(5 * 1024 * 1024);
        CompletedPart[] parts = new CompletedPart[2];
        for (int i = 1; i <= 2; i++) {
            int number = i;
            String tag = S3.uploadPart(
                            r -> r.bucket(S3Rig.BUCKET)
                                    .key("parts")
                                    .uploadId(id)
                                    .partNumber(number),
                            RequestBody.fromBytes(content))
                    .eTag();
            parts[i - 1] = CompletedPart.builder().partNumber(i).eTag(tag).build();
        }
        assertThat(S3.listParts(r -> r.bucket(S3Rig.BUCKET).key("parts").uploadId(id))
                        .parts())
                .hasSize(2);
        S3.completeMultipartUpload(
                r -> r.bucket(S3Rig.BUCKET).key("parts").uploadId(id).multipartUpload(upload -> upload.parts(parts)));
        assertThat(get("parts")).hasSize(10 * 1024 * 1024);
    }

    @Test
    void servesPresignedUrls() throws IOException {
        put("presigned é+", bytes(100));
        try (S3Presigner presigner = RIG.presigner(RIG.almighty())) {
            URL url = presigner
                    .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(r -> r.bucket(S3Rig.BUCKET).key("presigned é+")))
                    .url();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            assertThat(connection.getInputStream()).hasBinaryContent(bytes(100));
        }
    }

    @Test
    void keepsMetadata() {
        S3.putObject(
                r -> r.bucket(S3Rig.BUCKET)
                        .key("meta")
                        .contentType("application/x-nxop")
                        .metadata(Map.of("flight", "AA 100")),
                RequestBody.fromString("x"));
        var head = S3.headObject(r -> r.bucket(S3Rig.BUCKET).key("meta"));
        assertThat(head.contentType()).isEqualTo("application/x-nxop");
        assertThat(head.metadata()).containsEntry("flight", "AA 100");
    }
}
