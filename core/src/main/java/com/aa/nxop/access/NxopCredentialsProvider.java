package com.aa.nxop.access;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * The NXOP session for tools that take the name of a class: Iceberg's {@code client.credentials-provider}, Hadoop's
 * {@code fs.s3a.aws.credentials.provider}, and others like them. All providers of one configuration share one session. Thread-safe.
 *
 * <p>Tools that hand over their own configuration have classes of their own in {@code nxop-access-connectors}.
 *
 * <p>{@link #close} gives up this provider's share; the session ends with the last share. A provider that is asked after its close takes a
 * share again: a tool may close a client and keep the provider.
 */
public final class NxopCredentialsProvider implements AwsCredentialsProvider, AutoCloseable {
    private final NxopConfig config;
    private @Nullable NxopAccess share; // guarded by this

    /**
     * As variables and system properties say. Calls nothing yet.
     *
     * @throws AccessException naming every setting that is missing or wrong
     */
    public NxopCredentialsProvider() {
        this(NxopConfig.fromEnvironment());
    }

    private NxopCredentialsProvider(NxopConfig config) {
        this.config = config;
    }

    /** As the constructor: for tools that look for a factory method. */
    public static NxopCredentialsProvider create() {
        return new NxopCredentialsProvider();
    }

    /**
     * As {@link #create()}, with settings that win over variables and system properties.
     *
     * @param options by their names in lower camel case, such as {@code nxopRole}; what does not begin with {@code nxop} is left alone
     * @throws AccessException naming every setting that is missing, wrong or unknown
     */
    public static NxopCredentialsProvider create(Map<String, String> options) {
        return new NxopCredentialsProvider(
                NxopConfig.builder().options("option", options).build());
    }

    /** For this configuration. Calls nothing yet. */
    public static NxopCredentialsProvider of(NxopConfig config) {
        return new NxopCredentialsProvider(config);
    }

    /** As {@link NxopAccess#credentialsProvider()}. */
    @Override
    public AwsCredentials resolveCredentials() {
        return session().resolveCredentials();
    }

    /** As {@link #resolveCredentials}, without a thread of the caller's that waits for a session. */
    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        return session().resolveIdentity(request);
    }

    /**
     * As {@link NxopAccess#invalidate}. The AWS SDK is to call a method of this form where a service says that credentials are dead
     * (aws-sdk-java-v2, #7108).
     */
    public CompletableFuture<Void> invalidate(AwsCredentialsIdentity rejected) {
        open().invalidate(rejected.accessKeyId());
        return CompletableFuture.completedFuture(null);
    }

    private AwsCredentialsProvider session() {
        return open().credentialsProvider();
    }

    private synchronized NxopAccess open() {
        NxopAccess known = share;
        if (known == null) {
            known = NxopAccess.shared(config);
            share = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        NxopAccess known = share;
        share = null;
        if (known != null) {
            known.close();
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "NxopCredentialsProvider[" + config.role() + "]";
    }
}
