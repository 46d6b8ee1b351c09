package com.aa.nxop.access.world;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.util.Map;

/** Asks for credentials in a world in which they are given. */
final class Granted {
    private Granted() {}

    /** The session in the NXOP account, as STS knows it. */
    static SandboxSts.Session in(NxopSandbox sandbox) {
        return with(sandbox, sandbox.environment());
    }

    static SandboxSts.Session with(NxopSandbox sandbox, Map<String, String> variables) {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            return sandbox.sts().session(key).orElseThrow();
        }
    }
}
