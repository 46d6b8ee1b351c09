package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.account.AccountSession;
import com.aa.nxop.testkit.internal.account.Role;
import com.aa.nxop.testkit.internal.account.Sessions;
import com.aa.nxop.testkit.internal.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests signed by AWS's own signer at a fixed time. */
public final class Signed {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final Role ROLE = Role.of("arn:aws:iam::178549792225:role/example-role", "{}", "{}");
    static final AccountSession SESSION = new AccountSession(
            "ASIAEXAMPLEEXAMPLE01",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "token/with+odd=characters",
            ROLE,
            "pod",
            Map.of(),
            Set.of(),
            NOW.plus(Duration.ofHours(1)));

    private final SdkHttpRequest.Builder request;
    private @Nullable String body;
    private String service = "sts";
    private String region = "us-east-1";
    private Instant at = NOW;
    private AccountSession session = SESSION;
    private boolean forS3;

    private Signed(SdkHttpRequest.Builder request) {
        this.request = request;
    }

    public static Signed of(SdkHttpMethod method, String uri) {
        return new Signed(SdkHttpRequest.builder().method(method).uri(URI.create(uri)));
    }

    static Sessions sessions() {
        Sessions sessions = new Sessions();
        sessions.add(SESSION);
        return sessions;
    }

    public Signed with(Consumer<SdkHttpRequest.Builder> change) {
        change.accept(request);
        return this;
    }

    public Signed body(String text) {
        body = text;
        return this;
    }

    public Signed service(String name) {
        service = name;
        return this;
    }

    public Signed region(String name) {
        region = name;
        return this;
    }

    public Signed at(Instant instant) {
        at = instant;
        return this;
    }

    public Signed by(AccountSession other) {
        session = other;
        return this;
    }

    public Signed forS3() {
        forS3 = true;
        return service("s3");
    }

    public HttpCall inHeader() {
        return sign(null);
    }

    public HttpCall inQuery(Duration validFor) {
        return sign(validFor);
    }

    private HttpCall sign(@Nullable Duration validFor) {
        Optional<ContentStreamProvider> content = Optional.ofNullable(body).map(ContentStreamProvider::fromUtf8String);
        SignRequest.Builder<AwsSessionCredentialsIdentity> builder = SignRequest.builder(
                        AwsSessionCredentialsIdentity.create(
                                session.accessKeyId(), session.secretAccessKey(), session.sessionToken()))
                .request(request.build())
                .payload(content.orElse(null))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !forS3)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !forS3)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, validFor == null || !forS3)
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
        if (validFor != null) {
            builder.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validFor);
        }
        SignedRequest signed = AwsV4HttpSigner.create().sign(builder.build());
        return Calls.of(signed.request(), content);
    }
}
