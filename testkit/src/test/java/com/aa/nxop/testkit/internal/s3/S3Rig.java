package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.RawRequest;
import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.TappedHttp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The sandbox's S3, sessions to use it with, and a hand in the wire between client and sandbox. */
final class S3Rig implements AutoCloseable {
    static final String BUCKET = "nxop-example-data";

    final List<RawRequest> calls = Collections.synchronizedList(new ArrayList<>());
    UnaryOperator<RawRequest> onTheWire = UnaryOperator.identity();
    private final NxopSandbox sandbox =
            NxopSandbox.builder().s3(s3 -> s3.bucket(BUCKET)).start();

    void advance(Duration step) {
        sandbox.clock().advance(step);
    }

    void encrypt(String keyArn) {
        sandbox.s3().encrypt(BUCKET, keyArn);
    }

    URI uri() {
        return sandbox.s3().endpoint();
    }

    /** A session of the target role, which may do this. */
    SandboxSts.Session session(String permissions) {
        sandbox.permissions().replaceTarget(permissions);
        return sandbox.sts().issueSession(sandbox.targetRole(), "fxip-ms-dev.example-app");
    }

    SandboxSts.Session almighty() {
        return session(policy("Allow", "s3:*", "*"));
    }

    static String policy(String effect, String action, String resource) {
        return """
                {"Version": "2012-10-17", "Statement":
                  [{"Effect": "%s", "Action": "%s", "Resource": "%s"}]}
                """.formatted(effect, action, resource);
    }

    S3Client client(SandboxSts.Session session) {
        return client(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    S3Client client(String accessKeyId, String secret, String token) {
        return S3Client.builder()
                .endpointOverride(uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .httpClient(http())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsSessionCredentials.create(accessKeyId, secret, token)))
                .build();
    }

    /** Writes down what a client sends, and changes it on the way. */
    SdkHttpClient http() {
        return TappedHttp.of(request -> {
            calls.add(request);
            return onTheWire.apply(request);
        });
    }

    StaticCredentialsProvider credentials(SandboxSts.Session session) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    S3Presigner presigner(SandboxSts.Session session) {
        return S3Presigner.builder()
                .endpointOverride(uri())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(session))
                .build();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
