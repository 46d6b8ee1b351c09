package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Gives sessions that are numbered by the load, or fails as told. Counts the loads. */
final class ScriptedLoader implements SessionLoader {
    private final InstantSource clock;
    private volatile Supplier<Session> script = this::session;
    private volatile Duration life = Duration.ofHours(1);
    private volatile int loads;

    ScriptedLoader(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Session load() {
        loads++;
        return script.get();
    }

    int loads() {
        return loads;
    }

    void givesSessionsOf(Duration duration) {
        life = duration;
        script = this::session;
    }

    void livesFor(Duration duration) {
        life = duration;
    }

    void recovers() {
        script = this::session;
    }

    /** Like an STS that is busy or cannot be reached. */
    void isBusy() {
        does(() -> {
            throw new AccessException(CoreFinding.STS_BUSY, "STS is busy.", "Wait.");
        });
    }

    /** Like a trust policy that does not fit. */
    void isRefused() {
        does(() -> {
            throw new AccessException(CoreFinding.ASSUME_ROLE_REFUSED, "STS refused.", "Correct the policy.");
        });
    }

    void does(Supplier<Session> other) {
        script = other;
    }

    Session session() {
        return new Session(
                AwsSessionCredentials.create("key-" + loads, "hidden", "hidden"),
                clock.instant(),
                clock.instant().plus(life),
                "session " + loads);
    }
}
