package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ImpossibleProbeException;
import com.aa.nxop.probes.world.PodAgent;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import java.util.Map;

/** Whose session the Pod Identity agent serves. */
final class ServedSession {
    private ServedSession() {}

    static StsAnswer of(ProbedWorld world) {
        PodAgent agent = world.agent()
                .orElseThrow(
                        () -> new ImpossibleProbeException(
                                "there is no Pod Identity agent here: run it in a pod whose association names the target role"));
        return world.sts().call(StsCall.of(agent.credentials(), Map.of("Action", "GetCallerIdentity")));
    }
}
