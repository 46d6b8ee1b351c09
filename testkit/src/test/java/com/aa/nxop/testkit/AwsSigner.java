package com.aa.nxop.testkit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
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

/** A request that AWS's own signer signs. By default for STS in us-east-1. */
public final class AwsSigner {
    private final SdkHttpRequest.Builder request;
    private final AwsSessionCredentialsIdentity credentials;
    private final Instant at;
    private @Nullable String body;
    private String service = "sts";
    private String region = "us-east-1";
    private boolean forS3;

    public AwsSigner(SdkHttpMethod method, String uri, AwsSessionCredentialsIdentity credentials, Instant at) {
        this.request = SdkHttpRequest.builder().method(method).uri(URI.create(uri));
        this.credentials = credentials;
        this.at = at;
    }

    public AwsSigner with(Consumer<SdkHttpRequest.Builder> change) {
        change.accept(request);
        return this;
    }

    public AwsSigner body(@Nullable String text) {
        body = text;
        return this;
    }

    public AwsSigner service(String name) {
        service = name;
        return this;
    }

    public AwsSigner region(String name) {
        region = name;
        return this;
    }

    public AwsSigner forS3(boolean value) {
        forS3 = value;
        return this;
    }

    /**
     * Signs it.
     *
     * @param validFor of a signature in the query; null for one in the header
     */
    public RawRequest sign(@Nullable Duration validFor) {
        Optional<ContentStreamProvider> content = Optional.ofNullable(body).map(ContentStreamProvider::fromUtf8String);
        SignRequest.Builder<AwsSessionCredentialsIdentity> builder = SignRequest.builder(credentials)
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
        return RawRequest.of(signed.request(), content);
    }
}
