package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.InMemoryHttp;
import com.aa.nxop.testkit.RawRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Requests of AWS's own S3 client, with all that it adds on its own: checksums, trailers, chunks. */
class S3ClientTest {
    private static final AwsSessionCredentials CREDENTIALS =
            AwsSessionCredentials.create("ASIAEXAMPLE", "secret", "token");

    private final List<ReceivedCall> calls = new ArrayList<>();
    private final TestKeys sessions = new TestKeys();
    private final TestKey session =
            new TestKey("ASIAEXAMPLE", "secret", "token", Instant.now().plus(Duration.ofHours(1)));
    private final SignatureCheck<TestKey> check = SignatureCheck.s3(sessions, InstantSource.system());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "a/b/c",
                "with space",
                "plus+sign",
                "per%cent",
                "ümlaut",
                "a//b",
                "a/../b",
                "~tilde",
                "(paren)"
            })
    void objectsOfAnyName(String key) {
        sessions.add(session);
        try (S3Client client = client()) {
            client.putObject(put -> put.bucket("bucket").key(key), RequestBody.fromString("content"));
            client.headObject(head -> head.bucket("bucket").key(key));
            client.deleteObject(delete -> delete.bucket("bucket").key(key));
        }

        assertThat(calls).hasSize(3);
    }

    @Test
    void listingsAndMetadata() {
        sessions.add(session);
        try (S3Client client = client()) {
            client.listObjectsV2(list -> list.bucket("bucket").prefix("a b/").delimiter("/"));
            client.putObject(
                    put -> put.bucket("bucket").key("key").metadata(Map.of("note", " a  b ")),
                    RequestBody.fromBytes(new byte[300_000]));
        }

        assertThat(calls).hasSize(2);
    }

    @Test
    void otherCredentialsAreRefused() {
        try (S3Client client = client()) {
            assertThatThrownBy(() ->
                            client.headObject(head -> head.bucket("bucket").key("key")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void presignedUrls() {
        sessions.add(session);
        try (S3Presigner presigner = S3Presigner.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .build()) {
            URI url = URI.create(presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket("bucket").key("a b/ü")))
                    .url()
                    .toString());
            ReceivedCall call = Calls.of("GET", url.getRawPath() + "?" + url.getRawQuery())
                    .header("host", url.getAuthority())
                    .build();

            assertThat(check.verify(call)).isEqualTo(session);
        }
    }

    private S3Client client() {
        return S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(new InMemoryHttp(this::answer))
                .build();
    }

    private InMemoryHttp.Answer answer(RawRequest request) {
        ReceivedCall call = ReceivedCall.of(request);
        try {
            assertThat(check.verify(call)).isEqualTo(session);
            calls.add(call);
            return answer(200, "<ListBucketResult><Name>bucket</Name></ListBucketResult>");
        } catch (SignatureRefusal refusal) {
            return answer(refusal.status(), "");
        }
    }

    private static InMemoryHttp.Answer answer(int status, String xml) {
        return new InMemoryHttp.Answer(status, Map.of("Content-Type", "application/xml"), xml);
    }
}
