package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.s3.NxopS3;
import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.World;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One operation after the other through our clients, and through the same clients with static keys: in turns, so that whatever the machine
 * does meanwhile, it does to both.
 */
public final class ThroughputRow implements Row {
    private static final double TARGET = 0.98;
    private static final int BYTES = 1_024;

    @Override
    public List<Line> measure() throws Exception {
        try (World world = World.start("msk", "docdb");
                NxopAccess nxop = NxopAccess.of(world.config())) {
            AwsSessionCredentials keys =
                    (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
            return List.of(s3(nxop, keys), kafka(world, nxop, keys), mongo(nxop, keys));
        }
    }

    private static Line s3(NxopAccess nxop, AwsSessionCredentials keys) throws Exception {
        try (S3Client ours = NxopS3.client(nxop);
                S3Client same = NxopS3.configure(S3Client.builder(), nxop)
                        .credentialsProvider(StaticCredentialsProvider.create(keys))
                        .build()) {
            ours.putObject(put -> put.bucket(World.BUCKET).key(World.KEY), RequestBody.fromBytes(new byte[BYTES]));
            return line("S3 get of 1 KiB", 200, () -> get(ours), () -> get(same));
        }
    }

    private static Object get(S3Client s3) {
        return s3.getObjectAsBytes(get -> get.bucket(World.BUCKET).key(World.KEY));
    }

    private static Line kafka(World world, NxopAccess nxop, AwsSessionCredentials keys) throws Exception {
        KafkaClients clients = new KafkaClients(world);
        KafkaClients.withKeys(keys);
        try (Producer<byte[], byte[]> same = clients.producer(clients.stock());
                Producer<byte[], byte[]> ours = clients.producer(clients.ours(nxop))) {
            send(same); // It looks for its keys with its first connection.
            return line("Kafka produce of 1 KiB, acknowledged", 1_000, () -> send(ours), () -> send(same));
        } finally {
            KafkaClients.withoutKeys();
        }
    }

    private static Object send(Producer<byte[], byte[]> producer) throws Exception {
        return producer.send(new ProducerRecord<>(World.TOPIC, new byte[BYTES])).get();
    }

    private static Line mongo(NxopAccess nxop, AwsSessionCredentials keys) throws Exception {
        MongoClientsOf clients = new MongoClientsOf(nxop);
        try (MongoClient ours = MongoClients.create(clients.ours().build());
                MongoClient same = MongoClients.create(clients.with(keys).build())) {
            collection(ours).insertOne(new Document("_id", World.KEY).append("text", "x".repeat(BYTES)));
            return line("find by id", 1_500, () -> find(ours), () -> find(same));
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase(World.DATABASE).getCollection(World.KEY);
    }

    private static Object find(MongoClient client) {
        Document found = collection(client).find(Filters.eq("_id", World.KEY)).first();
        if (found == null) {
            throw new IllegalStateException("not found");
        }
        return found;
    }

    private static Line line(String what, int times, Callable<?> ours, Callable<?> same) throws Exception {
        double[] our = new double[times];
        double[] their = new double[times];
        for (int i = -times / 2; i < times; i++) { // The first third warms up.
            boolean first = i % 2 == 0;
            double one = nanos(first ? ours : same);
            double other = nanos(first ? same : ours);
            if (i >= 0) {
                our[i] = first ? one : other;
                their[i] = first ? other : one;
            }
        }
        double ourRate = 1e9 / Figures.undisturbed(our);
        double theirRate = 1e9 / Figures.undisturbed(their);
        return new Line(
                what + ", against the same client with static keys",
                Figures.of(ourRate) + "/s",
                Figures.of(theirRate) + "/s",
                Figures.ratio(ourRate, theirRate),
                "≥ " + TARGET,
                Met.of(ourRate >= TARGET * theirRate));
    }

    private static double nanos(Callable<?> operation) throws Exception {
        long start = System.nanoTime();
        operation.call();
        return (double) (System.nanoTime() - start);
    }
}
