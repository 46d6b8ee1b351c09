package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the runs of all engines have in common. */
final class Engines {
    private static final boolean LONG = Boolean.getBoolean("engines.long");

    /** While records flow. The short form has one, in less time. */
    static final int RENEWALS = LONG ? 3 : 1;

    /** So that a run sees renewals in seconds, and a busy machine still renews in time. A session on AWS lasts 15 minutes at least. */
    private static final Duration SESSION = Duration.ofSeconds(12);

    static final String TOPIC = "nxop-example-topic";

    private Engines() {}

    static SandboxBuilder sandbox(String... moreTopics) {
        return Observer.admit(NxopSandbox.builder())
                .sts(sts -> sts.sessionLifetime(SESSION))
                .msk(msk -> {
                    msk.topic(TOPIC);
                    List.of(moreTopics).forEach(msk::topic);
                });
    }

    /** The pod's, as on AWS, where the brokers' certificates come from an authority that every JVM trusts. */
    static Map<String, String> variables(NxopSandbox sandbox) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_MSK_CA_FILE");
        return variables;
    }
}
