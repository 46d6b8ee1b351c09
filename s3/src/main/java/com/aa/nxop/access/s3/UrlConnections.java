package com.aa.nxop.access.s3;

import com.aa.nxop.access.io.HttpProxy;
import com.aa.nxop.access.io.ProxyRules;
import com.aa.nxop.access.io.TunnelSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The AWS SDK's small HTTP client, with the proxy that each address has. It asks nobody for passwords. */
record UrlConnections(ProxyRules proxies) implements SdkHttpClient.Builder<UrlConnections> {
    private static final Authenticator NOBODY = new Authenticator() {};

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
        AttributeMap options = defaults.merge(SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS);
        int connect = millis(options.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT));
        int read = millis(options.get(SdkHttpConfigurationOption.READ_TIMEOUT));
        TunnelSockets tunnels = new TunnelSockets(proxies);
        return UrlConnectionHttpClient.create(uri -> {
            try {
                HttpURLConnection connection = open(uri, tunnels);
                connection.setAuthenticator(NOBODY);
                connection.setConnectTimeout(connect);
                connection.setReadTimeout(read);
                return connection;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private HttpURLConnection open(URI uri, TunnelSockets tunnels) throws IOException {
        Optional<HttpProxy> proxy = proxies.of(uri);
        if (proxy.isPresent() && proxy.get().kind() == HttpProxy.Kind.SOCKS) {
            return connection(uri, Proxy.Type.SOCKS, proxy.get());
        }
        if (uri.getScheme().equals("https")) {
            HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setSSLSocketFactory(tunnels);
            return connection;
        }
        if (proxy.isEmpty()) {
            return (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        }
        HttpURLConnection connection = connection(uri, Proxy.Type.HTTP, proxy.get());
        proxy.get().authorization().ifPresent(login -> connection.setRequestProperty("Proxy-Authorization", login));
        return connection;
    }

    private static HttpURLConnection connection(URI uri, Proxy.Type type, HttpProxy proxy) throws IOException {
        return (HttpURLConnection)
                uri.toURL().openConnection(new Proxy(type, new InetSocketAddress(proxy.host(), proxy.port())));
    }

    private static int millis(Duration timeout) {
        return (int) timeout.toMillis();
    }
}
