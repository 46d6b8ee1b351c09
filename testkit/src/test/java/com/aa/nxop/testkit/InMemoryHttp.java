package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** An HTTP client for AWS's own SDK clients that leads straight to a service, with no network between. */
public record InMemoryHttp(Function<RawRequest, Answer> service) implements SdkHttpClient {
    /** What the service says. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        RawRequest call = RawRequest.of(request.httpRequest(), request.contentStreamProvider());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return response(service.apply(call));
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpExecuteResponse response(Answer answer) {
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(answer.body().getBytes(UTF_8))))
                .build();
    }

    @Override
    public String clientName() {
        return "in-memory";
    }

    @Override
    public void close() {}
}
