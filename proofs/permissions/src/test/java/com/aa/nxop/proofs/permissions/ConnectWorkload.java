package com.aa.nxop.proofs.permissions;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;

/** A worker with a source that writes to flights, and a sink that reads from gates: text alone, as always in Connect. */
final class ConnectWorkload extends KafkaWorkload {
    /** The AWS SDK's names for what EKS sets; ours follow a rule. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile",
            "AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts",
            "AWS_ENDPOINT_URL_KAFKA", "aws.endpointUrlKafka");

    private final Map<String, String> environment;
    private final NxopAccess almighty;
    private String value = "";

    ConnectWorkload(Map<String, String> environment, NxopAccess almighty) {
        this.environment = environment;
        this.almighty = almighty;
    }

    @Override
    public void prepare(NxopAccess nxop) throws Exception {
        value = UUID.randomUUID().toString();
        try (Admin admin = admin(nxop);
                Producer<String, String> producer = producer(nxop)) {
            admin.deleteTopics(admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith("nxop-connect-"))
                            .toList())
                    .all()
                    .get();
            send(producer, "gates", value);
        }
    }

    /** A worker that ends says why in its log, a task in a text. */
    @Override
    public boolean tellsWhy() {
        return false;
    }

    @Override
    public void run(NxopAccess nxop) throws Exception {
        Path folder = Files.createTempDirectory("connect");
        Path input = Files.writeString(folder.resolve("input"), value + "\n");
        Path output = folder.resolve("output");
        AtomicReference<String> exit = new AtomicReference<>("");
        Exit.setExitProcedure((status, message) -> {
            exit.set("The worker ended.");
            throw new IllegalStateException("The worker ended.");
        });
        setProperties();
        try {
            Connect<DistributedHerder> worker = new ConnectDistributed().startConnect(worker(nxop));
            try {
                DistributedHerder herder = worker.herder();
                connector(herder, "source", source(input), exit);
                connector(herder, "sink", sink(output), exit);
                awaitWork(herder, output, exit);
            } finally {
                worker.stop();
            }
        } finally {
            Exit.resetExitProcedure();
            NxopAccess.shared().close();
            properties().forEach((name, set) -> System.clearProperty(name));
        }
    }

    private void setProperties() {
        properties().forEach(System::setProperty);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        environment.forEach((name, set) -> {
            String property =
                    name.startsWith("NXOP_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : NAMES.get(name);
            if (property != null && !set.isEmpty()) {
                properties.put(property, set);
            }
        });
        return properties;
    }

    private Map<String, String> worker(NxopAccess nxop) {
        Map<String, String> worker = new HashMap<>();
        for (String prefix : List.of("", "producer.", "consumer.", "admin.")) {
            worker.put(prefix + "security.protocol", "SASL_SSL");
            worker.put(prefix + "sasl.mechanism", "AWS_MSK_IAM");
            worker.put(prefix + "sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;");
            worker.put(prefix + "sasl.client.callback.handler.class", "com.aa.nxop.access.msk.NxopMskCallbackHandler");
            worker.put(prefix + "ssl.truststore.type", "PEM");
            worker.put(prefix + "ssl.truststore.location", environment.getOrDefault("NXOP_MSK_CA_FILE", ""));
        }
        worker.put("bootstrap.servers", NxopMsk.bootstrapServers(nxop));
        worker.put("group.id", "nxop-connect");
        for (String topic : List.of("config", "offset", "status")) {
            worker.put(topic + ".storage.topic", "nxop-connect-" + topic + (topic.equals("status") ? "" : "s"));
            worker.put(topic + ".storage.replication.factor", "1");
        }
        worker.put("offset.storage.partitions", "1");
        worker.put("status.storage.partitions", "1");
        worker.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        worker.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        worker.put("listeners", "http://127.0.0.1:0");
        worker.put("plugin.discovery", "service_load");
        worker.put("offset.flush.interval.ms", "500");
        worker.put("task.shutdown.graceful.timeout.ms", "500");
        worker.put("scheduled.rebalance.max.delay.ms", "0");
        worker.put("session.timeout.ms", "6000");
        worker.put("heartbeat.interval.ms", "1000");
        worker.put("rebalance.timeout.ms", "6000");
        return worker;
    }

    private static Map<String, String> source(Path file) {
        return Map.of(
                "name", "source",
                "connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector",
                "tasks.max", "1",
                "file", file.toString(),
                "topic", "flights");
    }

    private static Map<String, String> sink(Path file) {
        return Map.of(
                "name", "sink",
                "connector.class", "org.apache.kafka.connect.file.FileStreamSinkConnector",
                "tasks.max", "1",
                "file", file.toString(),
                "consumer.override.auto.offset.reset", "earliest",
                "topics", "gates");
    }

    private static void connector(
            DistributedHerder herder, String name, Map<String, String> config, AtomicReference<String> exit)
            throws Exception {
        CompletableFuture<Object> done = new CompletableFuture<>();
        herder.putConnectorConfig(name, config, true, (failure, result) -> {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
        });
        Instant end = Instant.now().plus(PATIENCE);
        while (!done.isDone()) {
            if (!exit.get().isEmpty() || Instant.now().isAfter(end)) {
                throw new ConnectException("The worker takes no connectors. " + exit.get());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        done.get();
    }

    private void awaitWork(DistributedHerder herder, Path output, AtomicReference<String> exit) throws Exception {
        Thread reader = new Thread(() -> {
            try {
                read(almighty, "flights", UUID.randomUUID().toString(), value);
                exit.compareAndSet("", "arrived");
            } catch (Exception | AssertionError e) {
                exit.compareAndSet("", "No record of the source arrived: " + e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!(exit.get().equals("arrived")
                && Files.exists(output)
                && Files.readString(output).contains(value))) {
            for (String name : List.of("source", "sink")) {
                failed(herder, name);
            }
            if (Instant.now().isAfter(end)
                    || !(exit.get().isEmpty() || exit.get().equals("arrived"))) {
                throw new ConnectException("The connectors did not do their work. " + exit.get());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void failed(DistributedHerder herder, String name) {
        try {
            ConnectorStateInfo state = herder.connectorStatus(name);
            state.tasks().stream()
                    .filter(task -> task.state().equals("FAILED"))
                    .findFirst()
                    .ifPresent(task -> {
                        throw new ConnectException(task.trace());
                    });
        } catch (NotFoundException e) {
            // Not yet.
        }
    }
}
