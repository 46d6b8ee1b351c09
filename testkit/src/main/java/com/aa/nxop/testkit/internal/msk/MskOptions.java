package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.SandboxMsk;
import java.util.Map;
import java.util.Set;

/**
 * What the cluster is started with.
 *
 * @param account that it belongs to
 * @param connectivity which IAM listeners the control plane knows
 * @param topics that exist from the beginning, with their numbers of partitions
 */
public record MskOptions(
        String region, String account, Set<SandboxMsk.Connectivity> connectivity, Map<String, Integer> topics) {
    public MskOptions {
        connectivity = Set.copyOf(connectivity);
        topics = Map.copyOf(topics);
    }
}
