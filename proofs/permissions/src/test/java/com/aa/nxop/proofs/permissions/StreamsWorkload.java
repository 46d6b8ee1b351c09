package com.aa.nxop.proofs.permissions;

import com.aa.nxop.access.NxopAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;

/** Counts by a new key: one repartition topic, one changelog. */
final class StreamsWorkload extends KafkaWorkload {
    private static final String APPLICATION = "flights-by-gate";

    private final String guarantee;
    private final NxopAccess almighty;
    private String value = "";

    /** @param almighty for what the application itself does not look at */
    StreamsWorkload(String guarantee, NxopAccess almighty) {
        this.guarantee = guarantee;
        this.almighty = almighty;
    }

    @Override
    public void prepare(NxopAccess nxop) throws Exception {
        value = UUID.randomUUID().toString();
        try (Admin admin = admin(nxop);
                Producer<String, String> producer = producer(nxop)) {
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(APPLICATION))
                    .toList();
            admin.deleteTopics(internal).all().get();
            leave(admin);
            send(producer, "flights", value);
        }
    }

    /** A member that an earlier run left behind would keep the next one waiting for its session's end. */
    private static void leave(Admin admin) throws Exception {
        boolean left = admin.listGroups().all().get().stream()
                        .anyMatch(group -> group.groupId().equals(APPLICATION))
                && admin.describeConsumerGroups(List.of(APPLICATION)).all().get().values().stream()
                        .anyMatch(group -> !group.members().isEmpty());
        if (left) {
            admin.removeMembersFromConsumerGroup(APPLICATION, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    @Override
    public void run(NxopAccess nxop) throws Exception {
        Path state = Files.createTempDirectory("streams");
        BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        Properties properties = new Properties();
        properties.putAll(properties(
                nxop,
                Map.ofEntries(
                                Map.entry("application.id", APPLICATION),
                                Map.entry("processing.guarantee", guarantee),
                                Map.entry("state.dir", state.toString()),
                                Map.entry("commit.interval.ms", 100),
                                Map.entry("repartition.purge.interval.ms", 100),
                                Map.entry("replication.factor", 1),
                                Map.entry("auto.offset.reset", "earliest"),
                                Map.entry("default.key.serde", Serdes.StringSerde.class),
                                Map.entry("default.value.serde", Serdes.StringSerde.class))
                        .entrySet()
                        .stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                        .toArray()));
        KafkaStreams streams = new KafkaStreams(topology().build(), properties);
        try {
            streams.setUncaughtExceptionHandler(failure -> {
                failures.add(failure);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            awaitOutput(failures);
            awaitPurge(failures);
        } finally {
            streams.close(Duration.ofSeconds(5));
        }
    }

    private static StreamsBuilder topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream("flights")
                .map((key, flight) -> KeyValue.pair(flight, flight))
                .groupByKey()
                .count(Materialized.as(Stores.inMemoryKeyValueStore("counts")))
                .toStream()
                .map((flight, count) -> KeyValue.pair(flight, flight))
                .to("gates");
        return builder;
    }

    private void awaitOutput(BlockingQueue<Throwable> failures) throws Exception {
        Thread reader = new Thread(() -> {
            try {
                read(almighty, "gates", UUID.randomUUID().toString(), value);
                failures.add(new Done());
            } catch (Exception | AssertionError e) {
                failures.add(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        await(failures);
    }

    /** What was read goes from the repartition topic, if the application may delete it. */
    private void awaitPurge(BlockingQueue<Throwable> failures) throws Exception {
        try (Admin admin = admin(almighty)) {
            TopicPartition repartition = new TopicPartition(
                    admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(APPLICATION) && name.endsWith("-repartition"))
                            .findFirst()
                            .orElseThrow(),
                    0);
            Instant end = Instant.now().plus(Duration.ofSeconds(5));
            while (admin.listOffsets(Map.of(repartition, OffsetSpec.earliest()))
                            .partitionResult(repartition)
                            .get()
                            .offset()
                    == 0) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("The records that were read are still in " + repartition + ".");
                }
                if (failures.poll(50, TimeUnit.MILLISECONDS) instanceof Exception failure) {
                    throw failure;
                }
            }
        }
    }

    private static void await(BlockingQueue<Throwable> failures) throws Exception {
        Throwable first = failures.poll(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
        if (first instanceof Done) {
            return;
        }
        if (first instanceof Exception failure) {
            throw failure;
        }
        throw new AssertionError("No output.", first);
    }

    private static final class Done extends Throwable {
        private static final long serialVersionUID = 1L;
    }
}
