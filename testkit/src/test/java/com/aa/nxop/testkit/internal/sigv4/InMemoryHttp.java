package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import java.io.ByteArrayInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** An HTTP client for AWS's own SDK clients that leads straight to a service, with no network between. */
public record InMemoryHttp(HttpService service) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        HttpCall call = Calls.of(request.httpRequest(), request.contentStreamProvider());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return response(service.answer(call));
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpExecuteResponse response(HttpAnswer answer) {
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
    }

    @Override
    public String clientName() {
        return "in-memory";
    }

    @Override
    public void close() {}
}
