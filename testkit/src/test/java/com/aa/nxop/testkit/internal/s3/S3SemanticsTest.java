package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The rest of what applications rely on: listings, conditions, errors, URLs handed to others. */
class S3SemanticsTest {
    private static final S3Rig RIG = new S3Rig();
    private static final SandboxSts.Session SESSION = RIG.almighty();
    private static final S3Client S3 = RIG.client(SESSION);
    private static final String BUCKET = S3Rig.BUCKET;

    @AfterAll
    static void close() {
        S3.close();
        RIG.close();
    }

    private static String put(String key, String content) {
        return S3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content))
                .eTag();
    }

    private static String get(String key) {
        return S3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private static int status(Throwable refusal) {
        return ((S3Exception) refusal).statusCode();
    }

    @Test
    void overwrites() {
        put("overwritten", "first");
        put("overwritten", "second and longer");
        assertThat(get("overwritten")).isEqualTo("second and longer");
    }

    @Test
    void foldsListingsAtADelimiter() {
        put("tree/a/1", "x");
        put("tree/a/2", "x");
        put("tree/b c/1", "x");
        put("tree/leaf", "x");
        var listing = S3.listObjectsV2(r -> r.bucket(BUCKET).prefix("tree/").delimiter("/"));
        assertThat(listing.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("tree/a/", "tree/b c/");
        assertThat(listing.contents()).extracting(S3Object::key).containsExactly("tree/leaf");
    }

    @Test
    void listsInTheOldWayToo() {
        put("old/1", "x");
        put("old/2", "x");
        assertThat(S3.listObjects(r -> r.bucket(BUCKET).prefix("old/").maxKeys(1))
                        .isTruncated())
                .isTrue();
        assertThat(S3.listObjects(r -> r.bucket(BUCKET).prefix("old/").marker("old/1"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("old/2");
    }

    @Test
    void startsAListingAfterAKey() {
        put("after/a", "x");
        put("after/b", "x");
        assertThat(S3.listObjectsV2(r -> r.bucket(BUCKET).prefix("after/").startAfter("after/a"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("after/b");
    }

    @Test
    void knowsSizesAndTags() {
        String tag = put("sized", "12345");
        assertThat(S3.listObjectsV2(r -> r.bucket(BUCKET).prefix("sized")).contents())
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.size()).isEqualTo(5);
                    assertThat(object.eTag()).isEqualTo(tag);
                });
    }

    @Test
    void reportsMissingKeysAndBuckets() {
        assertThatThrownBy(() -> get("missing")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> S3.headObject(r -> r.bucket(BUCKET).key("missing")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> S3.headBucket(r -> r.bucket("missing"))).isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> S3.putObject(r -> r.bucket("missing").key("k"), RequestBody.fromString("x")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void deletesWhatIsNotThere() {
        assertThat(S3.deleteObject(r -> r.bucket(BUCKET).key("never was"))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void keepsBucketsThatAreNotEmpty() {
        S3.createBucket(r -> r.bucket("full"));
        S3.putObject(r -> r.bucket("full").key("k"), RequestBody.fromString("x"));
        assertThatThrownBy(() -> S3.deleteBucket(r -> r.bucket("full")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty"));
        assertThatThrownBy(() -> S3.createBucket(r -> r.bucket("full")))
                .satisfies(e -> assertThat(status(e)).isEqualTo(409));
    }

    @Test
    void honoursConditions() {
        String tag = put("conditional", "x");
        assertThatThrownBy(() -> S3.getObjectAsBytes(
                        r -> r.bucket(BUCKET).key("conditional").ifNoneMatch(tag)))
                .satisfies(e -> assertThat(status(e)).isEqualTo(304));
        assertThatThrownBy(() -> S3.getObjectAsBytes(
                        r -> r.bucket(BUCKET).key("conditional").ifMatch("\"0\"")))
                .satisfies(e -> assertThat(status(e)).isEqualTo(412));
        assertThat(S3.getObjectAsBytes(r -> r.bucket(BUCKET).key("conditional").ifMatch(tag))
                        .asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void refusesRangesBeyondTheEnd() {
        put("short", "12345");
        assertThatThrownBy(() ->
                        S3.getObjectAsBytes(r -> r.bucket(BUCKET).key("short").range("bytes=10-20")))
                .satisfies(e -> assertThat(status(e)).isEqualTo(416));
        assertThat(S3.getObjectAsBytes(r -> r.bucket(BUCKET).key("short").range("bytes=-2"))
                        .asUtf8String())
                .isEqualTo("45");
    }

    @Test
    void abandonsUploadsInParts() {
        String id =
                S3.createMultipartUpload(r -> r.bucket(BUCKET).key("abandoned")).uploadId();
        assertThat(S3.listMultipartUploads(r -> r.bucket(BUCKET)).uploads())
                .extracting(MultipartUpload::uploadId)
                .contains(id);
        S3.abortMultipartUpload(r -> r.bucket(BUCKET).key("abandoned").uploadId(id));
        assertThat(S3.listMultipartUploads(r -> r.bucket(BUCKET)).uploads())
                .extracting(MultipartUpload::uploadId)
                .doesNotContain(id);
    }

    @Test
    void tellsWhereABucketIs() {
        assertThat(S3.getBucketLocation(r -> r.bucket(BUCKET)).sdkHttpResponse().isSuccessful())
                .isTrue();
    }

    private static HttpURLConnection open(URL url, String method) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod(method);
        return connection;
    }

    @Test
    void takesUploadsByPresignedUrl() throws IOException {
        try (S3Presigner presigner = RIG.presigner(SESSION)) {
            URL url = presigner
                    .presignPutObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(r -> r.bucket(BUCKET).key("by url/é+")))
                    .url();
            HttpURLConnection upload = open(url, "PUT");
            upload.setDoOutput(true);
            upload.getOutputStream().write("from a browser".getBytes(UTF_8));
            assertThat(upload.getResponseCode()).isEqualTo(200);
        }
        assertThat(get("by url/é+")).isEqualTo("from a browser");
    }

    @Test
    void refusesPresignedUrlsForAnythingElse() throws IOException {
        put("presigned", "x");
        put("presigned-other", "secret");
        try (S3Presigner presigner = RIG.presigner(SESSION)) {
            URL url = presigner
                    .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(r -> r.bucket(BUCKET).key("presigned")))
                    .url();
            assertThat(open(url, "GET").getResponseCode()).isEqualTo(200);
            assertThat(open(url, "DELETE").getResponseCode()).isEqualTo(403);
            for (List<String> change : List.of(
                    List.of("/presigned?", "/presigned-other?"),
                    List.of("X-Amz-Expires=300", "X-Amz-Expires=30000"),
                    List.of("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=host%3Baccept"))) {
                String changed = url.toString().replace(change.get(0), change.get(1));
                assertThat(changed).isNotEqualTo(url.toString());
                assertThat(open(URI.create(changed).toURL(), "GET").getResponseCode())
                        .as(change.toString())
                        .isEqualTo(403);
            }
        }
    }
}
