package com.aa.nxop.access.connectors;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopCredentialsProvider;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * The NXOP session for Hadoop's S3A, with settings from Hadoop's configuration. S3A knows it by one property:
 *
 * <pre>
 * fs.s3a.aws.credentials.provider=com.aa.nxop.access.connectors.NxopHadoopCredentialsProvider
 * fs.s3a.nxop.role=178549792225/example-role
 * fs.s3a.bucket.nxop-example-data.nxop.role=178549792225/other-role
 * </pre>
 *
 * <p>Each {@code NXOP_} setting is a property: {@code fs.s3a.bucket.BUCKET.nxop.role} for one bucket, else {@code fs.s3a.nxop.role}, else
 * {@code nxop.role}. In place of {@code nxop.role}, each may end in {@code nxopRole}. They win over system properties and variables. Buckets of equal
 * settings share one session. Thread-safe.
 *
 * <p>{@link #close} gives up this provider's share; the session ends with the last share.
 */
public final class NxopHadoopCredentialsProvider implements AwsCredentialsProvider, AutoCloseable {
    private final NxopCredentialsProvider session;

    /**
     * For S3A, which prefers this constructor.
     *
     * @param bucket names the bucket as its host; S3A passes null where it knows none
     * @throws AccessException naming every setting that is missing, wrong or unknown
     */
    public NxopHadoopCredentialsProvider(@Nullable URI bucket, Configuration configuration) {
        this(NxopCredentialsProvider.of(
                HadoopProperties.config(configuration, bucket == null ? null : bucket.getHost())));
    }

    /**
     * Without a bucket: its properties do not count, unless S3A has made them the file system's before.
     *
     * @throws AccessException naming every setting that is missing, wrong or unknown
     */
    public NxopHadoopCredentialsProvider(Configuration configuration) {
        this(null, configuration);
    }

    /**
     * As variables and system properties say.
     *
     * @throws AccessException naming every setting that is missing or wrong
     */
    public NxopHadoopCredentialsProvider() {
        this(NxopCredentialsProvider.create());
    }

    private NxopHadoopCredentialsProvider(NxopCredentialsProvider session) {
        this.session = session;
    }

    /** As {@link #NxopHadoopCredentialsProvider()}: for tools that look for a factory method. */
    public static NxopHadoopCredentialsProvider create() {
        return new NxopHadoopCredentialsProvider();
    }

    /** As {@link NxopCredentialsProvider#resolveCredentials}. */
    @Override
    public AwsCredentials resolveCredentials() {
        return session.resolveCredentials();
    }

    /** As {@link NxopCredentialsProvider#resolveIdentity}. */
    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        return session.resolveIdentity(request);
    }

    /** As {@link NxopCredentialsProvider#invalidate}. */
    public CompletableFuture<Void> invalidate(AwsCredentialsIdentity rejected) {
        return session.invalidate(rejected);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Hadoop" + session;
    }
}
