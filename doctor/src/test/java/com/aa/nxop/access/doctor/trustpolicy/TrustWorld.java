package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxBuilder;
import com.aa.nxop.testkit.SandboxSts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox whose STS says whether a trust policy lets the pod in. */
final class TrustWorld implements AutoCloseable {
    private static final String OPEN = Policies.policy(Policies.statement("Allow", "\"sts:*\"", ""));

    private final NxopSandbox sandbox;
    private final PodFacts facts;

    private TrustWorld(SandboxBuilder builder, Optional<String> externalId) {
        sandbox = builder.trustPolicies(trust -> trust.target(OPEN)).start();
        assume();
        List<SandboxSts.Call> calls = sandbox.sts().calls();
        SandboxSts.Call call = calls.get(calls.size() - 1);
        Map<String, String> tags = new HashMap<>(call.tags());
        tags.putAll(call.inheritedTags());
        facts = new PodFacts(
                sandbox.pod().role().split(":", 6)[4],
                sandbox.pod().role(),
                tags.getOrDefault("kubernetes-namespace", ""),
                tags.getOrDefault("kubernetes-service-account", ""),
                sandbox.pod().clusterArn(),
                tags,
                externalId,
                !call.inheritedTags().isEmpty());
    }

    static TrustWorld start(PodSource source) {
        return start(NxopSandbox.builder().source(source));
    }

    static TrustWorld start(SandboxBuilder builder) {
        return new TrustWorld(builder, Optional.empty());
    }

    static TrustWorld startWithExternalId(PodSource source, String id) {
        return new TrustWorld(NxopSandbox.builder().source(source).externalId(id), Optional.of(id));
    }

    /** What the pod really sends, by the record of STS. */
    PodFacts facts() {
        return facts;
    }

    boolean accepts(String trustPolicy) {
        sandbox.trustPolicies().replaceTarget(trustPolicy);
        try {
            assume();
            return true;
        } catch (AccessException e) {
            if (e.finding().id().equals("assume-role-refused")
                    || e.finding().id().equals("tag-session-refused")) {
                return false;
            }
            throw e;
        }
    }

    private void assume() {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            nxop.credentialsProvider().resolveCredentials();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
