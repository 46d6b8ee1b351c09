package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.s3.NxopS3;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.start.KeysFirstUse;
import com.aa.nxop.benchmarks.start.OurFirstUse;
import com.aa.nxop.benchmarks.world.JavaHomes;
import com.aa.nxop.benchmarks.world.Pod;
import com.aa.nxop.benchmarks.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A fresh JVM until the first byte of S3, the first record in Kafka and the first document, with ours and with static keys. Both have the
 * benchmarks' own class path, with every client library.
 */
public final class FirstUseRow implements Row {
    private static final int RUNS = 7;
    private static final double TARGET = 1.15;

    @Override
    public List<Line> measure() throws Exception {
        try (World world = World.start("msk", "docdb");
                NxopAccess nxop = NxopAccess.of(world.config())) {
            try (S3Client s3 = NxopS3.client(nxop)) {
                s3.putObject(put -> put.bucket(World.BUCKET).key(World.KEY), RequestBody.fromString("x"));
            }
            Map<String, String> pod = new HashMap<>(world.environment());
            // Ours need not look them up: the peer cannot.
            pod.remove("NXOP_MSK_CLUSTER_ARN");
            pod.put("NXOP_MSK_BOOTSTRAP_SERVERS", world.brokers());
            pod.remove("NXOP_DOCDB_CLUSTER_ID");
            pod.put("NXOP_DOCDB_ENDPOINT", world.documents());
            Map<String, String> keys = withKeys(
                    pod, (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials());
            return List.of(
                    line("the first byte of S3", "s3", pod, keys),
                    line("the first record in Kafka, acknowledged", "kafka", pod, keys),
                    line("the first answer of the database", "mongodb", pod, keys));
        }
    }

    private static Map<String, String> withKeys(Map<String, String> pod, AwsSessionCredentials session) {
        Map<String, String> variables = new HashMap<>(pod);
        variables.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", session.sessionToken());
        return variables;
    }

    private static Line line(String what, String client, Map<String, String> pod, Map<String, String> keys)
            throws Exception {
        Path java = JavaHomes.own().resolve("bin").resolve("java");
        List<Pod.Cost> ours = new ArrayList<>();
        List<Pod.Cost> peers = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            peers.add(Pod.firstLine(java, arguments(KeysFirstUse.class, client), keys));
            ours.add(Pod.firstLine(java, arguments(OurFirstUse.class, client), pod));
        }
        StartCost our = StartCost.median(ours);
        StartCost peer = StartCost.median(peers);
        return new Line(
                "fresh JVM to " + what + ", JDK " + Runtime.version().feature(),
                our.times(),
                peer.times() + " (static keys)",
                our.ratios(peer),
                "≤ " + TARGET,
                Met.of(our.wall() <= TARGET * peer.wall()));
    }

    private static List<String> arguments(Class<?> application, String client) {
        return List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                application.getName(),
                client);
    }
}
