package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.account.AccountSession;
import com.aa.nxop.testkit.internal.account.Role;
import com.aa.nxop.testkit.internal.account.Sessions;
import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpFront;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3 on a loopback port, sessions to use it with, and a hand in the wire between client and gate. */
final class S3Rig implements AutoCloseable, InstantSource {
    static final String BUCKET = "nxop-example-data";
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";

    final Sessions sessions = new Sessions();
    final List<HttpCall> calls = Collections.synchronizedList(new ArrayList<>());
    UnaryOperator<HttpCall> onTheWire = UnaryOperator.identity();
    private Duration offset = Duration.ZERO;
    private final S3Gate gate = new S3Gate(sessions, this, "us-east-1", Set.of(BUCKET));
    private final HttpFront front = HttpFront.start(
            "s3-test",
            call -> {
                calls.add(call);
                return gate.answer(onTheWire.apply(call));
            },
            this,
            HttpAnswer.of(503, "text/plain", ""));

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(offset);
    }

    void advance(Duration step) {
        offset = offset.plus(step);
    }

    URI uri() {
        return front.uri();
    }

    /** A session whose role may do this. */
    AccountSession session(String permissions) {
        String n = Integer.toString(sessions.hashCode()) + permissions.hashCode();
        AccountSession session = new AccountSession(
                "ASIA" + n.replace("-", "0"),
                "secret" + n,
                "token" + n,
                Role.of(ROLE, "{}", permissions),
                "fxip-ms-dev.example-app",
                Map.of(),
                Set.of(),
                instant().plus(Duration.ofHours(1)));
        sessions.add(session);
        return session;
    }

    AccountSession almighty() {
        return session(policy("Allow", "s3:*", "*"));
    }

    static String policy(String effect, String action, String resource) {
        return """
                {"Version": "2012-10-17", "Statement":
                  [{"Effect": "%s", "Action": "%s", "Resource": "%s"}]}
                """.formatted(effect, action, resource);
    }

    S3Client client(AccountSession session) {
        return client(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    S3Client client(String accessKeyId, String secret, String token) {
        return S3Client.builder()
                .endpointOverride(uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsSessionCredentials.create(accessKeyId, secret, token)))
                .build();
    }

    StaticCredentialsProvider credentials(AccountSession session) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    S3Presigner presigner(AccountSession session) {
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
        front.close();
        gate.close();
    }
}
