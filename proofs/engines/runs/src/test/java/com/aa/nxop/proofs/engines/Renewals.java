package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.MskLogin;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.stream.Stream;

/** How often the engine has renewed its session, as the broker has seen it. */
final class Renewals {
    private Renewals() {}

    /** Each session that came to the broker but for the first. */
    static long of(NxopSandbox sandbox) {
        return Math.max(0, keys(sandbox).count() - 1);
    }

    /** On connections that were open all the time. */
    static boolean reauthenticated(NxopSandbox sandbox) {
        return sandbox.msk().logins().stream().anyMatch(MskLogin::reauthentication);
    }

    private static Stream<String> keys(NxopSandbox sandbox) {
        return sandbox.msk().logins().stream().map(MskLogin::accessKeyId).distinct();
    }
}
