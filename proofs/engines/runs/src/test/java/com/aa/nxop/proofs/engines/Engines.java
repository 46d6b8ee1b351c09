package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What all engines have in common. */
final class Engines {
    /** So that a run sees renewals in seconds. A session on AWS lasts 15 minutes at least. */
    static final Duration SESSION = Duration.ofSeconds(6);

    private Engines() {}

    /** The pod's, as on AWS, where the brokers' certificates come from an authority that every JVM trusts. */
    static Map<String, String> variables(NxopSandbox sandbox) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_MSK_CA_FILE");
        return variables;
    }
}
