package com.aa.nxop.access.msk;

import java.util.Map;

/** The ports of MSK's listeners (developer guide, port information), and which of them takes IAM. */
final class BrokerPort {
    private static final String PLAINTEXT = "MSK's plaintext port, which does not support IAM authentication";
    private static final String TLS = "MSK's port for TLS without SASL, which does not support IAM authentication";
    private static final String SCRAM = "MSK's port for SASL/SCRAM, which does not support IAM authentication";
    private static final String ZOOKEEPER = "a port of ZooKeeper, not of a broker";

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("2181", ZOOKEEPER),
            Map.entry("2182", ZOOKEEPER),
            Map.entry("9092", PLAINTEXT),
            Map.entry("20092", PLAINTEXT),
            Map.entry("9094", TLS),
            Map.entry("9194", TLS),
            Map.entry("20094", TLS),
            Map.entry("9096", SCRAM),
            Map.entry("9196", SCRAM),
            Map.entry("20096", SCRAM));

    private BrokerPort() {}

    /** What to do where a broker's port does not speak TLS. */
    static String withoutTls(String address) {
        String port = address.substring(address.lastIndexOf(':') + 1);
        String known = OTHERS.getOrDefault(port, "");
        return (known.isEmpty()
                        ? "The server on port " + port
                                + " does not use TLS. It may be a plaintext listener of Kafka (MSK's is 9092), which does not support"
                                + " IAM authentication. "
                        : "Port " + port + " is " + known + ". ")
                + withIam();
    }

    /** Which port to take instead. */
    static String withIam() {
        return "MSK supports IAM authentication on port 9098 (public 9198, IPv6 20098). Write this port in NXOP_MSK_BOOTSTRAP_SERVERS."
                + " Or leave that variable out and name the cluster in NXOP_MSK_CLUSTER_ARN, so that the SDK asks MSK.";
    }
}
