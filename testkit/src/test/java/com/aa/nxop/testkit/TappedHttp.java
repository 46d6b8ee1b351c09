package com.aa.nxop.testkit;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** An HTTP client for AWS's own SDK clients that changes each request when it has been signed. */
public record TappedHttp(SdkHttpClient wire, UnaryOperator<RawRequest> change) implements SdkHttpClient {
    public static TappedHttp of(UnaryOperator<RawRequest> change) {
        return new TappedHttp(UrlConnectionHttpClient.create(), change);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest signed = request.httpRequest();
        RawRequest changed = change.apply(RawRequest.of(signed, request.contentStreamProvider()));
        String root = signed.protocol() + "://" + signed.host() + ":" + signed.port();
        SdkHttpFullRequest.Builder copy = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(changed.method()))
                .uri(URI.create(root + changed.target()));
        changed.headers().forEach(copy::putHeader);
        HttpExecuteRequest.Builder sent = HttpExecuteRequest.builder().request(copy.build());
        request.contentStreamProvider()
                .ifPresent(content -> sent.contentStreamProvider(() -> new ByteArrayInputStream(changed.body())));
        return wire.prepareRequest(sent.build());
    }

    @Override
    public String clientName() {
        return "tapped";
    }

    @Override
    public void close() {
        wire.close();
    }
}
