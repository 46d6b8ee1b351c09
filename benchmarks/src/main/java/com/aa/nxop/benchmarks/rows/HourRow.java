package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.s3.NxopS3;
import com.aa.nxop.benchmarks.peer.Peers;
import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * How often the role is assumed in an hour by an application with one client of S3, ten of Kafka and fifty connections to the database.
 * Real clients begin the hour; the rest of it is played with the sandbox's time, minute by minute, because nobody waits for it.
 */
public final class HourRow implements Row {
    private static final int KAFKA_CLIENTS = 10;
    private static final int CONNECTIONS = 50;
    private static final int TARGET = 2;

    @Override
    public List<Line> measure() throws Exception {
        try (World world = World.start("msk", "docdb");
                NxopAccess nxop = NxopAccess.of(world.config())) {
            KafkaClients kafka = new KafkaClients(world);
            MongoClientsOf mongo = new MongoClientsOf(nxop);
            try (S3Client s3 = NxopS3.client(nxop)) {
                s3.listObjectsV2(list -> list.bucket(World.BUCKET));
            }
            connect(kafka.ours(nxop));
            MongoClientsOf.logins(mongo.ours(), CONNECTIONS);
            int begin = world.sessions();
            int peer = 0;
            try (Peers peers = new Peers(world);
                    StsAssumeRoleCredentialsProvider provider = peers.sync();
                    S3Client s3 = S3Client.builder()
                            .credentialsProvider(provider)
                            .region(nxop.region())
                            .endpointOverride(URI.create(
                                    String.valueOf(world.environment().get("AWS_ENDPOINT_URL_S3"))))
                            .forcePathStyle(true)
                            .build()) {
                s3.listObjectsV2(list -> list.bucket(World.BUCKET));
                connect(kafka.assuming(peers.roleArn()));
                MongoClientsOf.logins(mongo.with(peers.assumingSupplier()), CONNECTIONS);
                peer = world.sessions() - begin;
            }
            int ours = begin + later(world);
            return List.of(new Line(
                    "AssumeRole in an hour: S3, " + KAFKA_CLIENTS + " Kafka clients, " + CONNECTIONS + " connections",
                    String.valueOf(ours),
                    peer + " and its refreshes",
                    Figures.ratio(ours, peer),
                    String.valueOf(TARGET),
                    Met.of(ours <= TARGET)));
        }
    }

    private static void connect(Map<String, Object> properties) throws Exception {
        for (int i = 0; i < KAFKA_CLIENTS; i++) {
            KafkaClients.connect(properties);
        }
    }

    /** The sessions of an hour after its first, with everybody asking every minute. */
    private static int later(World world) throws InterruptedException {
        int before = world.sessions();
        try (AgedSession session = new AgedSession(AccessSettings.of(world.environment()))) {
            session.resolveCredentials();
            for (int minute = 1; minute < 60; minute++) {
                world.advance(Duration.ofMinutes(1));
                session.age(Duration.ofMinutes(1));
                for (int i = 0; i < 1 + KAFKA_CLIENTS + CONNECTIONS; i++) {
                    session.resolveCredentials();
                }
                Thread.sleep(50); // A refresh in the background takes as long.
            }
        }
        return world.sessions() - before - 1;
    }
}
