package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Sts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link SandboxSts} of whichever world is running. */
record StsOfWorld(Supplier<World> world) implements SandboxSts {
    @Override
    public List<Call> calls() {
        return world.get().sts.calls();
    }

    @Override
    public List<Call> fallbackCalls() {
        Sts fallback = world.get().stsFallback;
        return fallback == null ? List.of() : fallback.calls();
    }

    @Override
    public Optional<Session> session(String accessKeyId) {
        return world.get().sessions.find(accessKeyId).map(AccountSession::issued);
    }

    @Override
    public Session issueSession(String roleArn, String sessionName) {
        return world.get().issue(roleArn, sessionName).issued();
    }

    @Override
    public void endSessions(String roleArn) {
        world.get().sessions.endAllOf(roleArn);
    }
}
