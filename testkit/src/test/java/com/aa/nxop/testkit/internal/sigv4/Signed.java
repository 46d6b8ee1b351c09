package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.AwsSigner;
import com.aa.nxop.testkit.RawRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests signed by AWS's own signer at a fixed time. */
final class Signed {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final TestKey SESSION = new TestKey(
            "ASIAEXAMPLEEXAMPLE01",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "token/with+odd=characters",
            NOW.plus(Duration.ofHours(1)));

    private final SdkHttpMethod method;
    private final String uri;
    private final List<Consumer<AwsSigner>> changes = new ArrayList<>();
    private Instant at = NOW;
    private TestKey session = SESSION;

    private Signed(SdkHttpMethod method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    static Signed of(SdkHttpMethod method, String uri) {
        return new Signed(method, uri);
    }

    static TestKeys sessions() {
        TestKeys sessions = new TestKeys();
        sessions.add(SESSION);
        return sessions;
    }

    private Signed changed(Consumer<AwsSigner> change) {
        changes.add(change);
        return this;
    }

    Signed with(Consumer<SdkHttpRequest.Builder> change) {
        return changed(signer -> signer.with(change));
    }

    Signed body(String text) {
        return changed(signer -> signer.body(text));
    }

    Signed service(String name) {
        return changed(signer -> signer.service(name));
    }

    Signed region(String name) {
        return changed(signer -> signer.region(name));
    }

    Signed at(Instant instant) {
        at = instant;
        return this;
    }

    Signed by(TestKey other) {
        session = other;
        return this;
    }

    Signed forS3() {
        return changed(signer -> signer.service("s3").forS3(true));
    }

    ReceivedCall inHeader() {
        return sign(null);
    }

    ReceivedCall inQuery(Duration validFor) {
        return sign(validFor);
    }

    private ReceivedCall sign(@Nullable Duration validFor) {
        AwsSigner signer = new AwsSigner(
                method,
                uri,
                AwsSessionCredentialsIdentity.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken()),
                at);
        changes.forEach(change -> change.accept(signer));
        RawRequest signed = signer.sign(validFor);
        return ReceivedCall.of(signed);
    }
}
