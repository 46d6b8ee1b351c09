package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.network.SandboxCa;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Apache Kafka in this JVM: what {@link KafkaRaftServer} puts together, but on ports that are taken already, and without its habit
 * of halting the JVM when something is wrong.
 */
final class KafkaBroker implements Broker {
    private final Ports ports;
    private final int port;
    private final int internal;
    private final Metrics metrics = new Metrics();
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaBroker(Ports ports, Path logs, SandboxCa.ServerIdentity identity, AccessGate gate) throws Exception {
        this.ports = ports;
        port = ports.take();
        internal = ports.take();
        format(logs);
        KafkaConfig config =
                new KafkaConfig(BrokerProperties.of(logs, port, internal, ports.take(), identity, gate), false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> read =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaBroker.class), "");
        SharedServer shared = new SharedServer(
                config,
                read._1(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                ports);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), read._2());
        broker = new BrokerServer(shared);
    }

    /**
     * Starts it, which takes a few seconds.
     *
     * @throws LinkageError where Kafka is not on the class path
     */
    static Broker start(Path logs, SandboxCa.ServerIdentity identity, AccessGate gate, Map<String, Integer> topics) {
        IamSaslProvider.register();
        Ports ports = new Ports();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            // By which Kafka finds our classes.
            thread.setContextClassLoader(KafkaBroker.class.getClassLoader());
            KafkaBroker broker = new KafkaBroker(ports, logs, identity, gate);
            broker.run(topics);
            return broker;
        } catch (Exception e) {
            ports.close();
            throw new IllegalStateException("The sandbox's Kafka broker did not start.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void format(Path logs) throws Exception {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false)) {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logs.toString())
                    .setMetadataLogDirectory(logs.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    // Else the cluster starts with a dynamic setting, and applying one rebuilds the configuration from
                    // text.
                    .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
                    .setPrintStream(nowhere)
                    .run();
        }
    }

    private void run(Map<String, Integer> topics) throws Exception {
        try {
            controller.startup();
            broker.startup();
            awaitReadiness(topics);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private void awaitReadiness(Map<String, Integer> topics) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + internal, "retry.backoff.ms", "20"))) {
            new BrokerReadiness(admin).await(topics);
        }
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        try {
            broker.shutdown();
            broker.awaitShutdown();
        } finally {
            try {
                controller.shutdown();
                controller.awaitShutdown();
            } finally {
                metrics.close();
                ports.close();
            }
        }
    }
}
