package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.FakeClock;

/** Refreshing credentials in virtual time, on the test's own thread. */
final class Refreshing {
    final FakeClock clock = new FakeClock();
    final ScriptedLoader loader = new ScriptedLoader(clock);
    final ManualScheduler scheduler = new ManualScheduler(clock).inline();
    final RefreshingCredentials credentials;

    /** A session of an hour is refreshed in its 24th to 45th minute: with 0.5, after 34 minutes and a half. */
    Refreshing() {
        this(0.5);
    }

    Refreshing(double random) {
        credentials = new RefreshingCredentials(loader, Machine.clocks(clock), scheduler, () -> random);
    }

    /** The number of the load that gave the credentials, as {@code key-1}. */
    String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    AccessException failure() {
        AccessException failure = catchThrowableOfType(AccessException.class, credentials::resolveCredentials);
        assertThat(failure).isNotNull();
        return failure;
    }
}
