package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.benchmarks.peer.Peers;
import com.aa.nxop.benchmarks.peer.ProviderSupplier;
import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.World;
import com.mongodb.MongoClientSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** What a new connection costs: with us, with MSK's own handler, and with the two kinds of suppliers that people write for MongoDB. */
public final class ConnectRow implements Row {
    private static final int KAFKA_CLIENTS = 30;
    private static final int LOGINS = 20;
    private static final int ROUNDS = 4;
    /** What two such means may differ by with nothing behind it. */
    private static final double NOISE = 1.05;

    @Override
    public List<Line> measure() throws Exception {
        try (World world = World.start("msk", "docdb");
                NxopAccess nxop = NxopAccess.of(world.config());
                Peers peers = new Peers(world)) {
            return List.of(kafka(world, nxop, peers), mongo(nxop, peers));
        }
    }

    private static Line kafka(World world, NxopAccess nxop, Peers peers) throws Exception {
        KafkaClients clients = new KafkaClients(world);
        Map<String, Object> our = clients.ours(nxop);
        Map<String, Object> assuming = clients.assuming(peers.roleArn());
        Map<String, Object> stock = clients.stock();
        AwsSessionCredentials keys =
                (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
        double[] ours = new double[KAFKA_CLIENTS];
        double[] theirs = new double[KAFKA_CLIENTS];
        double[] floor = new double[KAFKA_CLIENTS];
        for (int i = -KAFKA_CLIENTS / 3; i < KAFKA_CLIENTS; i++) {
            double one = KafkaClients.connect(our);
            double other = KafkaClients.connect(assuming);
            KafkaClients.withKeys(keys);
            double third = KafkaClients.connect(stock);
            KafkaClients.withoutKeys();
            if (i >= 0) {
                ours[i] = one;
                theirs[i] = other;
                floor[i] = third;
            }
        }
        return line(
                "a new Kafka client's first answer (TCP, TLS, SASL)",
                Figures.undisturbed(ours),
                Figures.undisturbed(theirs),
                Figures.time(Figures.undisturbed(theirs)) + " (awsRoleArn), " + Figures.time(Figures.undisturbed(floor))
                        + " (static keys)");
    }

    private static Line mongo(NxopAccess nxop, Peers peers) {
        MongoClientsOf clients = new MongoClientsOf(nxop);
        try (StsAssumeRoleCredentialsProvider provider = peers.sync()) {
            ProviderSupplier kept = new ProviderSupplier(provider);
            double[] ours = {};
            double[] assuming = {};
            double[] keeping = {};
            for (int round = 0; round <= ROUNDS; round++) {
                boolean warm = round > 0;
                if (round % 2 == 0) {
                    ours = more(ours, clients::ours, warm);
                }
                assuming = more(assuming, () -> clients.with(peers.assumingSupplier()), warm);
                keeping = more(keeping, () -> clients.with(kept), warm);
                if (round % 2 == 1) {
                    ours = more(ours, clients::ours, warm); // In turns first and last.
                }
            }
            return line(
                    "a MongoDB connection until it is logged in",
                    Figures.undisturbed(ours),
                    Figures.undisturbed(keeping),
                    Figures.time(Figures.undisturbed(keeping)) + " (over the AWS provider), "
                            + Figures.time(Figures.undisturbed(assuming)) + " (AssumeRole for each)");
        }
    }

    private static double[] more(double[] before, Supplier<MongoClientSettings.Builder> settings, boolean warm) {
        double[] logins = MongoClientsOf.logins(settings.get(), LOGINS);
        return warm
                ? DoubleStream.concat(DoubleStream.of(before), DoubleStream.of(logins))
                        .toArray()
                : before;
    }

    private static Line line(String what, double ours, double peer, String peers) {
        return new Line(
                what,
                Figures.time(ours),
                peers,
                Figures.ratio(ours, peer),
                "not slower (±5 %)",
                Met.of(ours <= NOISE * peer));
    }
}
