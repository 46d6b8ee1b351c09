package com.aa.nxop.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    List<Login> logins();

    /** Every authentication that was refused, with the reason that clients are not told. */
    List<Refusal> refusals();

    /**
     * Starts one more cluster in the same account, with the same authority, which takes a few seconds: to replicate from one into the other, or for
     * policies that tell clusters apart. It ends with the sandbox.
     *
     * @param name in its ARN
     * @param topics of one partition, which exist from the beginning
     * @throws IllegalArgumentException if there is a cluster of this name
     */
    SandboxMsk addCluster(String name, String... topics);

    /** What MSK has from the beginning. Not thread-safe. */
    final class Setup {
        private final Map<String, Integer> topics = new LinkedHashMap<>();
        private final Set<Connectivity> connectivity = EnumSet.noneOf(Connectivity.class);

        Setup() {}

        /** Adds a topic of one partition, where the broker creates no topics itself. */
        public Setup topic(String name) {
            return topic(name, 1);
        }

        public Setup topic(String name, int partitions) {
            topics.put(name, partitions);
            return this;
        }

        /** Which IAM listeners the control plane says MSK has; by default the private one. */
        public Setup connectivity(Connectivity... kinds) {
            connectivity.addAll(List.of(kinds));
            return this;
        }

        Map<String, Integer> topics() {
            return Map.copyOf(topics);
        }

        Set<Connectivity> connectivity() {
            return connectivity.isEmpty() ? Set.of(Connectivity.PRIVATE) : Set.copyOf(connectivity);
        }
    }

    /**
     * A connection to the broker that was authenticated, for the first time or again.
     *
     * @param at by the sandbox's clock
     * @param principal the session's ARN
     * @param mechanism {@code AWS_MSK_IAM} or {@code OAUTHBEARER}
     * @param reauthentication whether the connection had been authenticated before
     * @param remaining how long the broker will keep the connection without another authentication
     */
    record Login(
            Instant at,
            String principal,
            String mechanism,
            boolean reauthentication,
            Duration remaining,
            String accessKeyId) {}

    /**
     * An authentication that the broker refused.
     *
     * @param at by the sandbox's clock
     * @param mechanism {@code AWS_MSK_IAM} or {@code OAUTHBEARER}
     * @param text what the client was told
     * @param why what the client was not told
     */
    record Refusal(Instant at, String mechanism, String text, String why) {}

    /** From where the brokers' IAM listeners can be reached. In the sandbox all of them are the same listener. */
    enum Connectivity {
        PRIVATE,
        PUBLIC,
        /** Multi-VPC connectivity, through AWS PrivateLink. */
        VPC
    }
}
