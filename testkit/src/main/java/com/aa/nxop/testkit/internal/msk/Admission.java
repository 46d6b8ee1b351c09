package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.SandboxMsk;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody is let in. Thread-safe. */
final class Admission {
    private final MskSession session;
    private final String mechanism;
    private final Instant at;
    private final Duration remaining;
    private final long endMillis;
    private final AtomicBoolean recorded = new AtomicBoolean();

    Admission(MskSession session, String mechanism, Instant at, Duration remaining) {
        this.session = session;
        this.mechanism = mechanism;
        this.at = at;
        this.remaining = remaining;
        // The broker goes by the real time, which the sandbox's clock may have left.
        this.endMillis = System.currentTimeMillis() + remaining.toMillis();
    }

    MskSession session() {
        return session;
    }

    /** When the broker is to end the connection, in milliseconds since the epoch. */
    long endMillis() {
        return endMillis;
    }

    /** True for the one caller that is to record it. */
    boolean unrecorded() {
        return recorded.compareAndSet(false, true);
    }

    SandboxMsk.Login login(boolean reauthentication) {
        return new SandboxMsk.Login(at, session.arn(), mechanism, reauthentication, remaining, session.accessKeyId());
    }
}
