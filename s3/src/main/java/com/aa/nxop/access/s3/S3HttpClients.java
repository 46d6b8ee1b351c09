package com.aa.nxop.access.s3;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.HttpProxy.Kind;
import com.aa.nxop.access.internal.io.ProxyRules;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * HTTP clients for S3 where proxies were named. The AWS SDK's own reading of the variables takes {@code HTTP_PROXY} for https and compares
 * {@code NO_PROXY} in a way of its own, so what goes through a proxy is said here.
 *
 * @param endpoint that was named for S3, if there is one
 */
record S3HttpClients(ProxyRules proxies, Optional<URI> endpoint) {
    static S3HttpClients of(NxopAccess nxop) {
        return new S3HttpClients(
                nxop.adapterContext().proxies(), S3Settings.of(nxop).endpoint());
    }

    /** Nothing where no proxy was named, or the application names its HTTP client: then the AWS SDK chooses. */
    Optional<SdkHttpClient.Builder<?>> sync() {
        if (proxies.isEmpty()
                || SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.getStringValue().isPresent()) {
            return Optional.empty();
        }
        if (proxy().filter(used -> used.kind() == Kind.SOCKS || used.kind() == Kind.UNKNOWN)
                .isPresent()) {
            return Optional.of(new UrlConnections(proxies));
        }
        try {
            return Optional.of(new Apache5Clients(proxies, proxy(), scheme()));
        } catch (NoClassDefFoundError e) {
            return Optional.of(apache4()); // The application does not have it.
        }
    }

    private SdkHttpClient.Builder<?> apache4() {
        try {
            return new ApacheClients(proxies, proxy(), scheme());
        } catch (NoClassDefFoundError e) {
            return new UrlConnections(proxies); // As above.
        }
    }

    /** As {@link #sync}; of the asynchronous clients the SDK can tell Netty's about proxies. */
    Optional<SdkAsyncHttpClient.Builder<?>> async() {
        if (proxies.isEmpty()
                || SdkSystemSetting.ASYNC_HTTP_SERVICE_IMPL.getStringValue().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NettyClients.builder(proxies, proxy(), scheme()));
        } catch (NoClassDefFoundError e) {
            return Optional.empty(); // As above.
        }
    }

    private String scheme() {
        return endpoint.map(URI::getScheme).orElse("https");
    }

    /** An endpoint has one host; S3's own has many, and the exceptions are left to the client. */
    private Optional<HttpProxy> proxy() {
        return endpoint.isPresent() ? endpoint.flatMap(proxies::of) : proxies.forScheme("https");
    }
}
