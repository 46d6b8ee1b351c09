package com.aa.nxop.access.s3;

import com.aa.nxop.access.io.HttpProxy;
import com.aa.nxop.access.io.ProxyRules;
import java.util.Optional;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;

/** Netty's client with the proxy for one scheme, where the application has {@code netty-nio-client}. */
final class NettyClients {
    private NettyClients() {}

    /** @param proxy the one for S3, if it is reached through one */
    static SdkAsyncHttpClient.Builder<?> builder(ProxyRules proxies, Optional<HttpProxy> proxy, String scheme) {
        ProxyConfiguration.Builder configuration =
                ProxyConfiguration.builder().useEnvironmentVariableValues(false).useSystemPropertyValues(false);
        proxy.ifPresent(used -> {
            configuration
                    .scheme(used.kind() == HttpProxy.Kind.HTTPS ? "https" : "http")
                    .host(used.host())
                    .port(used.port())
                    .nonProxyHosts(proxies.exceptions(scheme));
            used.login()
                    .ifPresent(login -> configuration
                            .username(login.split(":", 2)[0])
                            .password(login.contains(":") ? login.split(":", 2)[1] : ""));
        });
        return NettyNioAsyncHttpClient.builder().proxyConfiguration(configuration.build());
    }
}
