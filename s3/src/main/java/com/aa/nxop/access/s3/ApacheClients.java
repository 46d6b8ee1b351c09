package com.aa.nxop.access.s3;

import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.io.ProxyWitness;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Apache's client 4 with the proxy for one scheme, where the application has {@code apache-client}. The AWS SDK deprecates it since 2.57;
 * applications bring it, and those on an older AWS SDK have no other.
 *
 * @param proxy the one for S3, if it is reached through one
 */
@SuppressWarnings("deprecation")
record ApacheClients(ProxyRules proxies, Optional<HttpProxy> proxy, String scheme)
        implements SdkHttpClient.Builder<ApacheClients> {
    /** Fails at once where the application does not have Apache's client 4. */
    ApacheClients {
        Objects.requireNonNull(ApacheHttpClient.class);
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
                ApacheHttpClient.builder()
                        .proxyConfiguration(configuration.build())
                        .buildWithDefaults(defaults),
                proxies);
    }
}
