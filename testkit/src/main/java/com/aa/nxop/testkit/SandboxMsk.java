package com.aa.nxop.testkit;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * MSK of the NXOP account: where it is and who came. Thread-safe.
 *
 * <p>The broker judges a session by the sandbox's clock when it authenticates. After that it counts the remaining time in real seconds, so a
 * connection does not end early because that clock was moved.
 */
public interface SandboxMsk {
    /** As in {@code NXOP_MSK_CLUSTER_ARN}. */
    String clusterArn();

    /** Host and port of the listener for clients, which takes {@code AWS_MSK_IAM} and {@code OAUTHBEARER} over TLS. */
    String bootstrapServers();

    /** As in {@code NXOP_MSK_CA_FILE}: the CA of the broker's certificate, in PEM. */
    Path caFile();

    /** Every connection that was authenticated, in the order in which the broker took them up. */
    List<MskLogin> logins();

    /** Every authentication that was refused, with the reason that clients are not told. */
    List<MskRefusal> refusals();

    /** What MSK has from the beginning. Not thread-safe. */
    final class Setup {
        private final Map<String, Integer> topics = new LinkedHashMap<>();
        private final Set<MskConnectivity> connectivity = EnumSet.noneOf(MskConnectivity.class);

        Setup() {}

        /** Adds a topic of one partition, where nothing creates topics by itself. */
        public Setup topic(String name) {
            return topic(name, 1);
        }

        public Setup topic(String name, int partitions) {
            topics.put(name, partitions);
            return this;
        }

        /** Which IAM listeners the control plane says MSK has; by default the private one. */
        public Setup connectivity(MskConnectivity... kinds) {
            connectivity.addAll(List.of(kinds));
            return this;
        }

        Map<String, Integer> topics() {
            return Map.copyOf(topics);
        }

        Set<MskConnectivity> connectivity() {
            return connectivity.isEmpty() ? Set.of(MskConnectivity.PRIVATE) : Set.copyOf(connectivity);
        }
    }
}
