package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.session.RefreshingCredentials;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What {@link com.aa.nxop.access.NxopAccess} is made of, with clocks that can be moved on, so that nobody waits for the refresh of a
 * real session. Thread-safe.
 */
public final class AgedSession implements AwsCredentialsProvider, AutoCloseable {
    /** In the middle of where refreshes lie at random: 34.5 minutes for a session of an hour. */
    private static final double MIDDLE = 0.5;

    private final AtomicLong ahead = new AtomicLong();
    private final StsClient sts;
    private final RefreshingCredentials credentials;

    public AgedSession(AccessSettings config) {
        sts = StsClients.create(config, Optional.empty());

        credentials = new RefreshingCredentials(
                RoleAssumer.of(config, sts),
                new Clocks(
                        new Ahead(),
                        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + ahead.get(),
                        OptionalLong::empty),
                Scheduler.daemonThreads(),
                () -> MIDDLE);
    }

    /** A call reads it as cheaply as the JDK's. */
    private final class Ahead implements InstantSource {
        @Override
        public Instant instant() {
            return Instant.now().plusMillis(ahead.get());
        }

        @Override
        public long millis() {
            return System.currentTimeMillis() + ahead.get();
        }
    }

    /** From now on it is later by so much. */
    public void age(Duration by) {
        ahead.addAndGet(by.toMillis());
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return credentials.resolveCredentials();
    }

    @Override
    public void close() {
        credentials.close();
        sts.close();
    }
}
