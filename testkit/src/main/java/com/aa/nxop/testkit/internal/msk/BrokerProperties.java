package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.network.SandboxCa;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's configuration: one node, one listener for clients, and everything in the smallest size. */
final class BrokerProperties {
    static final String CLIENTS = "CLIENT_IAM";
    static final String INTERNAL = "INTERNAL";
    static final String CONTROLLER = "CONTROLLER";

    private BrokerProperties() {}

    static Map<String, Object> of(
            Path logs, int clients, int internal, int controller, SandboxCa.ServerIdentity identity, AccessGate gate) {
        Map<String, Object> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("log.dirs", logs.toString());
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        all.put("controller.listener.names", CONTROLLER);
        all.put("inter.broker.listener.name", INTERNAL);
        all.put(
                "listeners",
                CLIENTS + "://127.0.0.1:" + clients + "," + INTERNAL + "://127.0.0.1:" + internal + "," + CONTROLLER
                        + "://127.0.0.1:" + controller);
        // By name: what a client signs is the name that it dialled.
        all.put(
                "advertised.listeners",
                CLIENTS + "://localhost:" + clients + "," + INTERNAL + "://127.0.0.1:" + internal);
        all.put(
                "listener.security.protocol.map",
                CLIENTS + ":SASL_SSL," + INTERNAL + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        putSecurity(all, identity, gate);
        putSize(all);
        return all;
    }

    private static void putSecurity(Map<String, Object> all, SandboxCa.ServerIdentity identity, AccessGate gate) {
        String listener = "listener.name.client_iam.";
        all.put(listener + "sasl.enabled.mechanisms", AccessGate.IAM + "," + AccessGate.TOKEN);
        all.put(listener + "aws_msk_iam.sasl.jaas.config", BrokerLoginModule.class.getName() + " required;");
        all.put(
                listener + "oauthbearer.sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        all.put(listener + "oauthbearer.sasl.server.callback.handler.class", TokenHandler.class.getName());
        all.put(listener + "ssl.engine.factory.class", BrokerSslEngineFactory.class);
        all.put("principal.builder.class", SessionPrincipalBuilder.class.getName());
        all.put("authorizer.class.name", IamAuthorizer.class.getName());
        // No keys that Kafka knows, so it hands them on as they are to everything that it configures.
        all.put(BrokerSslEngineFactory.CONTEXT, identity.tls());
        all.put(IamSaslServerFactory.GATE, gate);
    }

    private static void putSize(Map<String, Object> all) {
        all.put("auto.create.topics.enable", "false");
        all.put("num.partitions", "1");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            all.put(topic + ".replication.factor", "1");
            all.put(topic + ".num.partitions", "1");
        }
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "2");
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("log.index.size.max.bytes", "65536");
        // One node has nobody to hand its partitions to.
        all.put("controlled.shutdown.enable", "false");
    }
}
