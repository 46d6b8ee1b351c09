package com.aa.nxop.access.s3;

import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.io.ProxyWitness;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Apache's client 5 with the proxy for one scheme, where the application has {@code apache5-client}.
 *
 * @param proxy the one for S3, if it is reached through one
 */
record Apache5Clients(ProxyRules proxies, Optional<HttpProxy> proxy, String scheme)
        implements SdkHttpClient.Builder<Apache5Clients> {
    /** Fails at once where the application does not have Apache's client 5. */
    Apache5Clients {
        Objects.requireNonNull(Apache5HttpClient.class);
    }

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
        // Its own reading of variables takes HTTP_PROXY for https.
        ProxyConfiguration.Builder configuration =
                ProxyConfiguration.builder().useEnvironmentVariableValues(false).useSystemPropertyValues(false);
        proxy.ifPresent(used -> {
            configuration
                    .endpoint(
                            URI.create((used.kind() == HttpProxy.Kind.HTTPS ? "https://" : "http://") + used.address()))
                    .nonProxyHosts(proxies.exceptions(scheme));
            used.login()
                    .ifPresent(login -> configuration
                            .username(login.split(":", 2)[0])
                            .password(login.contains(":") ? login.split(":", 2)[1] : "")
                            .preemptiveBasicAuthenticationEnabled(true));
        });
        return new ProxyWitness(
                Apache5HttpClient.builder()
                        .proxyConfiguration(configuration.build())
                        .buildWithDefaults(defaults),
                proxies);
    }
}
