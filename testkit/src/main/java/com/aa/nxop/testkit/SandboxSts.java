package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.account.AccountSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
}
