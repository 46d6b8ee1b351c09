package com.aa.nxop.testkit.internal.msk;

import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * The broker's TLS. Kafka's own factory puts the key into a PKCS#12 store and takes it out again, for each network thread. Each time, PKCS#12
 * hashes ten thousand times. Public because Kafka makes it, by its name.
 */
public final class BrokerSslEngineFactory implements SslEngineFactory {
    /** The name under which the broker's configuration holds the {@link SSLContext} of its sandbox. */
    static final String CONTEXT = "nxop.sandbox.tls";

    private @Nullable SSLContext context;

    /** For Kafka. */
    public BrokerSslEngineFactory() {}

    @Override
    public void configure(Map<String, ?> configs) {
        context = (SSLContext) configs.get(CONTEXT);
    }

    @Override
    public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
        SSLContext tls = context;
        if (tls == null) {
            throw new IllegalStateException("Kafka must call configure first.");
        }
        SSLEngine engine = tls.createSSLEngine(peerHost, peerPort);
        engine.setUseClientMode(false);
        return engine;
    }

    @Override
    public SSLEngine createClientSslEngine(String peerHost, int peerPort, String endpointIdentification) {
        throw new UnsupportedOperationException("The broker calls no other broker.");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return null;
    }

    @Override
    public @Nullable KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {}
}
