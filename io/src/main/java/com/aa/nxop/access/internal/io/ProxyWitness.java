package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that itself goes through a proxy, and says so when that fails. Some of them hand out a proxy's refusal as if it were the service's.
 * Thread-safe.
 */
public final class ProxyWitness implements SdkHttpClient {
    private final SdkHttpClient inner;
    private final ProxyRules proxies;

    /** Closes the other with itself. */
    public ProxyWitness(SdkHttpClient inner, ProxyRules proxies) {
        this.inner = inner;
        this.proxies = proxies;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = inner.prepareRequest(request);
        URI uri = request.httpRequest().getUri();
        Optional<HttpProxy> proxy = proxies.of(uri);
        if (proxy.isEmpty()) {
            return prepared;
        }
        String target = uri.getHost() + ":" + request.httpRequest().port();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse response;
                try {
                    response = prepared.call();
                } catch (IOException e) {
                    throw e instanceof ConnectException || e instanceof UnknownHostException
                            ? ProxyException.notReached(proxy.get(), target, e)
                            : ProxyException.beyond(proxy.get(), target, e);
                }
                check(response, proxy.get(), target);
                return response;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static void check(HttpExecuteResponse response, HttpProxy proxy, String target) throws ProxyException {
        int status = response.httpResponse().statusCode();
        String type =
                response.httpResponse().firstMatchingHeader("Content-Type").orElse("");
        if (ProxyException.isOfProxy(status, type)) {
            response.responseBody().ifPresent(AbortableInputStream::abort);
            throw ProxyException.answered(proxy, target, status);
        }
    }

    @Override
    public String clientName() {
        return inner.clientName();
    }

    @Override
    public void close() {
        inner.close();
    }
}
