package com.aa.nxop.access.connectors;

import com.aa.nxop.access.NxopCredentialsProvider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * The NXOP session for Kafka connectors that take a credentials provider of the AWS SDK 2 by its class, with settings of the connector. Confluent's S3 sink hands
 * over its properties after {@code s3.credentials.provider.}, others hand over all of theirs:
 *
 * <pre>
 * s3.credentials.provider.class=com.aa.nxop.access.connectors.NxopConnectCredentialsProvider
 * s3.credentials.provider.nxopRole=178549792225/example-role
 * </pre>
 *
 * <p>Each {@code NXOP_} setting is one in lower camel case, such as {@code nxopRole}. They win over system properties and variables, which alone count where
 * a connector does not call {@link #configure}. Connectors of equal settings share one session. Thread-safe once configured.
 *
 * <p>{@link #close} gives up this provider's share; the session ends with the last share.
 */
public final class NxopConnectCredentialsProvider implements AwsCredentialsProvider, Configurable, AutoCloseable {
    private @Nullable NxopCredentialsProvider session; // guarded by this

    /** For the connector, which makes it by reflection. Reads nothing yet. */
    public NxopConnectCredentialsProvider() {}

    /**
     * Reads the settings. Calls nothing yet.
     *
     * @throws ConfigException naming every setting that is missing, wrong or unknown
     */
    @Override
    public synchronized void configure(Map<String, ?> configs) {
        close();
        session = NxopCredentialsProvider.of(ConnectorSettings.checked(configs));
    }

    /** As {@link NxopCredentialsProvider#resolveCredentials}. */
    @Override
    public AwsCredentials resolveCredentials() {
        return session().resolveCredentials();
    }

    /** As {@link NxopCredentialsProvider#resolveIdentity}. */
    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        return session().resolveIdentity(request);
    }

    /** As {@link NxopCredentialsProvider#invalidate}. */
    public CompletableFuture<Void> invalidate(AwsCredentialsIdentity rejected) {
        return session().invalidate(rejected);
    }

    private synchronized NxopCredentialsProvider session() {
        NxopCredentialsProvider known = session;
        if (known == null) {
            known = NxopCredentialsProvider.create();
            session = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
        }
    }

    /** Without secrets. */
    @Override
    public synchronized String toString() {
        return "Connect" + (session == null ? "[not configured]" : session);
    }
}
