package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.PresignedS3;
import com.aa.nxop.testkit.RawRequest;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Whom S3 turns away, and in which words. */
@Tag("full")
class S3RefusalsTest {
    private final S3Rig rig = new S3Rig();
    private final SandboxSts.Session session = rig.almighty();

    @AfterEach
    void close() {
        rig.close();
        // The SDK remembers the skew that it learnt from one server for all its clients in this JVM.
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    private static void put(S3Client s3) {
        s3.putObject(r -> r.bucket(S3Rig.BUCKET).key("k"), RequestBody.fromString("content"));
    }

    private static void list(S3Client s3) {
        s3.listObjectsV2(r -> r.bucket(S3Rig.BUCKET));
    }

    private static void refused(ThrowingCallable call, int status, String code, String message) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesAnUnknownKey() {
        try (S3Client s3 = rig.client("ASIAUNKNOWN", "secret", "token")) {
            refused(
                    () -> list(s3),
                    403,
                    "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist in our records.");
        }
    }

    @Test
    void refusesATokenThatDoesNotBelongToTheKey() {
        SandboxSts.Session other = rig.session(S3Rig.policy("Allow", "s3:Get*", "*"));
        try (S3Client s3 = rig.client(session.accessKeyId(), session.secretAccessKey(), other.sessionToken())) {
            refused(() -> list(s3), 400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
        }
    }

    @Test
    void refusesAWrongSecret() {
        try (S3Client s3 = rig.client(session.accessKeyId(), "wrong", session.sessionToken())) {
            refused(
                    () -> put(s3),
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.");
        }
    }

    @Test
    void refusesAnExpiredSession() {
        try (S3Client s3 = rig.client(session)) {
            put(s3);
            rig.advance(Duration.ofHours(1));
            refused(() -> put(s3), 400, "ExpiredToken", "The provided token has expired.");
        }
    }

    @Test
    void servesClientsThatLearnTheMovedTimeFromItsAnswers() {
        rig.advance(Duration.ofMinutes(50));
        try (S3Client s3 = rig.client(session)) {
            put(s3);
        }
        // The first attempt was refused as skewed; its Date header told the client the time.
        assertThat(rig.calls.size()).isGreaterThan(1);
    }

    @Test
    void refusesARequestThatWasSignedTooLongAgo() throws IOException {
        try (S3Client s3 = rig.client(session)) {
            list(s3);
        }
        RawRequest signed = rig.calls.get(0);
        rig.advance(Duration.ofMinutes(16));
        HttpURLConnection replay =
                (HttpURLConnection) rig.uri().resolve(signed.target()).toURL().openConnection();
        signed.headers().forEach((name, values) -> replay.setRequestProperty(name, values.get(0)));
        assertThat(replay.getResponseCode()).isEqualTo(403);
        assertThat(replay.getErrorStream())
                .hasContent("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>RequestTimeTooSkewed</Code>"
                        + "<Message>The difference between the request time and the current time is too large.</Message>"
                        + "<RequestId>" + replay.getHeaderField("x-amz-request-id")
                        + "</RequestId><HostId>nxop-sandbox</HostId></Error>");
    }

    @Test
    void refusesAnonymousRequests() throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                rig.uri().resolve("/" + S3Rig.BUCKET).toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(403);
        assertThat(new String(connection.getErrorStream().readAllBytes(), UTF_8))
                .contains("<Code>AccessDenied</Code><Message>Access Denied</Message>");
    }

    @Test
    void refusesAnotherRegionsSignature() {
        try (S3Client s3 = elsewhere()) {
            assertThatThrownBy(() -> list(s3))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageStartingWith("The authorization header is malformed; ");
        }
    }

    @Test
    void refusesAnotherScopeInAPresignedUrlInOtherWords() throws IOException {
        String url = PresignedS3.get(
                        rig.uri(), "us-east-1", rig.credentials(session).resolveCredentials(), "nxop-example-data", "k")
                .toString();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(url.replace("aws4_request", "aws5_request")).toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(new String(connection.getErrorStream().readAllBytes(), UTF_8))
                .contains(
                        "<Code>AuthorizationQueryParametersError</Code>",
                        "<Message>Error parsing the X-Amz-Credential parameter; incorrect terminal &quot;aws5_request&quot;. This"
                                + " endpoint uses &quot;aws4_request&quot;.</Message>");
    }

    private S3Client elsewhere() {
        return S3Client.builder()
                .endpointOverride(rig.uri())
                .forcePathStyle(true)
                .region(Region.US_WEST_2)
                .credentialsProvider(rig.credentials(session))
                .build();
    }

    @Test
    void refusesAChangedBodyInAChunkedUpload() {
        rig.onTheWire = call -> changed(call, "content", "CONTENT");
        refusedAsTampered();
    }

    @Test
    void refusesAChangedTrailer() {
        rig.onTheWire = call -> changed(call, "x-amz-checksum-crc32:", "x-amz-checksum-crc3X:");
        refusedAsTampered();
    }

    @Test
    void refusesAChangedKey() {
        rig.onTheWire = call ->
                new RawRequest(call.method(), call.target().replace("/k", "/other"), call.headers(), call.body());
        refusedAsTampered();
    }

    @Test
    void refusesAChangedHeader() {
        rig.onTheWire = call -> {
            Map<String, List<String>> headers = new HashMap<>(call.headers());
            headers.put("content-type", List.of("text/html"));
            return new RawRequest(call.method(), call.target(), headers, call.body());
        };
        refusedAsTampered();
    }

    private void refusedAsTampered() {
        try (S3Client s3 = rig.client(session)) {
            refused(
                    () -> put(s3),
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.");
            rig.onTheWire = UnaryOperator.identity();
            put(s3);
        }
    }

    private static RawRequest changed(RawRequest call, String from, String to) {
        String body = new String(call.body(), ISO_8859_1).replace(from, to);
        return new RawRequest(call.method(), call.target(), call.headers(), body.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:PutObject, arn:aws:s3:::nxop-example-data/k",
        "s3:GetObject, arn:aws:s3:::nxop-example-data/k",
        "s3:DeleteObject, arn:aws:s3:::nxop-example-data/k",
        "s3:ListBucket, arn:aws:s3:::nxop-example-data"
    })
    void refusesWhatTheRoleMayNotDo(String action, String resource) {
        SandboxSts.Session without = rig.session(S3Rig.policy("Allow", "sts:*", "*"));
        try (S3Client s3 = rig.client(without)) {
            refused(
                    () -> call(s3, action),
                    403,
                    "AccessDenied",
                    "User: arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app is not authorized"
                            + " to perform: " + action + " on resource: \"" + resource
                            + "\" because no identity-based policy allows the " + action + " action");
        }
    }

    private static void call(S3Client s3, String action) {
        switch (action) {
            case "s3:PutObject" -> put(s3);
            case "s3:GetObject" ->
                s3.getObjectAsBytes(r -> r.bucket(S3Rig.BUCKET).key("k"));
            case "s3:DeleteObject" ->
                s3.deleteObject(r -> r.bucket(S3Rig.BUCKET).key("k"));
            default -> list(s3);
        }
    }

    @Test
    void saysWhenAPolicyDeniesExplicitly() {
        SandboxSts.Session denied = rig.session("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::nxop-example-data/k"}]}
                """);
        try (S3Client s3 = rig.client(denied)) {
            refused(
                    () -> put(s3),
                    403,
                    "AccessDenied",
                    "User: arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app is not authorized"
                            + " to perform: s3:PutObject on resource: \"arn:aws:s3:::nxop-example-data/k\" with an"
                            + " explicit deny in an identity-based policy");
        }
    }

    @Test
    void checksEveryKeyOfADeletionAndTheSourceOfACopy() {
        SandboxSts.Session narrow = rig.session(S3Rig.policy("Allow", "s3:*", "arn:aws:s3:::nxop-example-data/mine/*"));
        try (S3Client s3 = rig.client(narrow)) {
            s3.putObject(r -> r.bucket(S3Rig.BUCKET).key("mine/a"), RequestBody.fromString("x"));
            assertThatThrownBy(() -> s3.deleteObjects(r -> r.bucket(S3Rig.BUCKET)
                            .delete(d -> d.objects(
                                    ObjectIdentifier.builder().key("mine/a").build(),
                                    ObjectIdentifier.builder().key("theirs/b").build()))))
                    .hasMessageContaining("not authorized to perform: s3:DeleteObject on resource:"
                            + " \"arn:aws:s3:::nxop-example-data/theirs/b\"");
            assertThatThrownBy(() -> s3.copyObject(r -> r.sourceBucket(S3Rig.BUCKET)
                            .sourceKey("theirs/b")
                            .destinationBucket(S3Rig.BUCKET)
                            .destinationKey("mine/b")))
                    .hasMessageContaining("not authorized to perform: s3:GetObject on resource:"
                            + " \"arn:aws:s3:::nxop-example-data/theirs/b\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine/../theirs", "mine/./x", "../other/x"})
    void refusesKeysThatTheStoreWouldReadAsAnotherPath(String key) {
        try (S3Client s3 = rig.client(session)) {
            refused(
                    () -> s3.putObject(r -> r.bucket(S3Rig.BUCKET).key(key), RequestBody.fromString("x")),
                    400,
                    "InvalidURI",
                    "Couldn't parse the specified URI.");
        }
    }

    @Test
    void refusesOperationsItDoesNotKnow() {
        try (S3Client s3 = rig.client(session)) {
            refused(
                    () -> s3.getObjectTagging(r -> r.bucket(S3Rig.BUCKET).key("k")),
                    501,
                    "NotImplemented",
                    "A header you provided implies functionality that is not implemented.");
            refused(
                    () -> s3.getBucketPolicy(r -> r.bucket(S3Rig.BUCKET)),
                    501,
                    "NotImplemented",
                    "A header you provided implies functionality that is not implemented.");
        }
    }

    @Test
    void leavesMissingBucketsToS3Proxy() {
        try (S3Client s3 = rig.client(session)) {
            assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("missing")))
                    .isInstanceOf(NoSuchBucketException.class);
        }
    }

    @Test
    void endsPresignedUrlsOnTheWorldsClock() throws IOException {
        try (S3Presigner presigner = rig.presigner(session)) {
            URL url = presigner
                    .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(r -> r.bucket(S3Rig.BUCKET).key("k")))
                    .url();
            rig.advance(Duration.ofMinutes(6));
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            assertThat(connection.getResponseCode()).isEqualTo(403);
            assertThat(new String(connection.getErrorStream().readAllBytes(), UTF_8))
                    .contains("<Code>AccessDenied</Code><Message>Request has expired</Message>");
        }
    }
}
