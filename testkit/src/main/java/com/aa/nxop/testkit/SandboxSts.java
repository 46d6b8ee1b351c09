package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.account.AccountSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** STS: the calls that it answered, and the sessions that it issued. Thread-safe. */
public final class SandboxSts {
    private final Supplier<World> world;

    SandboxSts(Supplier<World> world) {
        this.world = world;
    }

    /** All AssumeRole, AssumeRoleWithWebIdentity and GetCallerIdentity calls that STS answered, those by EKS included. */
    public List<StsCall> calls() {
        return world.get().sts.calls();
    }

    /** The session behind an access key, with its role, tags and expiry. */
    public Optional<IssuedSession> session(String accessKeyId) {
        return world.get().sessions.find(accessKeyId).map(AccountSession::issued);
    }

    /**
     * Has STS issue a session of any role of any account, whatever its trust policy says, as if somebody other than the pod had it: a node, a
     * person, another account. A role that this world does not have yet is made, and may assume whatever trusts it.
     *
     * @param sessionName for a node the id of its instance, for example {@code i-0a1b2c3d4e5f60718}
     */
    public IssuedSession issueSession(String roleArn, String sessionName) {
        return world.get().issue(roleArn, sessionName).issued();
    }

    /** Ends all sessions of a role at once, as if somebody had deleted the role and made it again. */
    public void endSessions(String roleArn) {
        world.get().sessions.endAllOf(roleArn);
    }

    /** How STS issues sessions. Everything has a default. Not thread-safe. */
    public static final class Setup {
        int requestsPerSecond;

        @Nullable
        Duration sessionLifetime;

        int minimumSessionTokenSize;

        Setup() {}

        /** How many signed requests STS takes from one account; 0, the default, for no limit. */
        public Setup requestsPerSecond(int value) {
            requestsPerSecond = value;
            return this;
        }

        /**
         * How long the sessions last that STS gives to holders of other sessions, whatever they ask for: seconds, where a test is to see many
         * of them. By default as they ask. The pod's first session is not affected.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Setup sessionLifetime(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(
                        "A session lasts longer than nothing: sessionLifetime(" + value + ").");
            }
            sessionLifetime = value;
            return this;
        }

        /**
         * The minimum size in bytes of the session tokens that STS gives, the pod's own included; 0, the default, for no minimum. Since
         * 2026-09-15 STS gives tokens of up to 4,096 bytes.
         *
         * @throws IllegalArgumentException if STS would give none of that size
         */
        public Setup minimumSessionTokenSize(int bytes) {
            if (bytes < 0 || bytes > 4096) {
                throw new IllegalArgumentException(
                        "STS gives tokens of at most 4096 bytes: minimumSessionTokenSize(" + bytes + ").");
            }
            minimumSessionTokenSize = bytes;
            return this;
        }
    }
}
