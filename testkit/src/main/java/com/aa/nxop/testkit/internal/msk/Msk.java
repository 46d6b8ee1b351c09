package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.SandboxMsk;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.sts.Sessions;
import com.aa.nxop.testkit.network.SandboxCa;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MSK of the NXOP account: a broker that lets in every client that signs with a session that STS issued. Thread-safe.
 *
 * <p>Sessions are judged by the sandbox's clock when they authenticate; after that the broker counts their remaining time in real
 * seconds, so a connection does not end early because that clock was moved.
 */
public final class Msk implements SandboxMsk, AutoCloseable {
    private final MskOptions settings;
    private final Sessions sessions;
    private final InstantSource clock;
    private final SandboxCa ca;
    private final MskCluster cluster;
    private final MskControlPlane controlPlane;
    private final MskRecords records = new MskRecords();
    private final Folder folder = Folder.create();
    private final Path caFile;
    private final Broker broker;
    private final Map<String, Msk> others = new LinkedHashMap<>();

    private Msk(
            MskOptions settings,
            Sessions sessions,
            InstantSource clock,
            SandboxCa ca,
            MskCluster cluster,
            MskControlPlane controlPlane) {
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
        this.ca = ca;
        this.cluster = cluster;
        this.controlPlane = controlPlane;
        try {
            caFile = folder.write("ca.pem", ca.certificatePem());
            AccessGate gate = new AccessGate(cluster, key -> sessions.find(key).map(MskSession::of), clock, records);
            broker = KafkaBroker.start(folder.directory("logs"), ca.server(), gate, settings.topics());
        } catch (LinkageError e) {
            folder.close();
            throw KafkaLibraries.REQUIRED.unmet(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
        controlPlane.add(cluster, settings.connectivity(), broker.bootstrapServers());
    }

    /**
     * Starts the broker, which takes a few seconds.
     *
     * @throws IllegalStateException if it does not start; if Kafka is missing on the class path or has several versions there, with
     *     what to do
     */
    public static Msk start(MskOptions settings, Sessions sessions, InstantSource clock, SandboxCa ca) {
        return new Msk(
                settings,
                sessions,
                clock,
                ca,
                new MskCluster(settings.region(), settings.account()),
                new MskControlPlane(settings.region(), sessions, clock));
    }

    @Override
    public synchronized SandboxMsk addCluster(String name, String... topics) {
        if (name.equals(cluster.name()) || others.containsKey(name)) {
            throw new IllegalArgumentException("There is a cluster " + name + " already.");
        }
        Map<String, Integer> onePartition = new LinkedHashMap<>();
        List.of(topics).forEach(topic -> onePartition.put(topic, 1));
        Msk other = new Msk(
                new MskOptions(settings.region(), settings.account(), settings.connectivity(), onePartition),
                sessions,
                clock,
                ca,
                new MskCluster(settings.region(), settings.account(), name),
                controlPlane);
        others.put(name, other);
        return other;
    }

    @Override
    public String clusterArn() {
        return cluster.arn();
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public Path caFile() {
        return caFile;
    }

    @Override
    public List<SandboxMsk.Login> logins() {
        return records.logins();
    }

    @Override
    public List<SandboxMsk.Refusal> refusals() {
        return records.refusals();
    }

    /** What answers at the control plane's endpoint. */
    public HttpService controlPlane() {
        return controlPlane;
    }

    /** Ends the brokers: no thread of them and no file is left. */
    @Override
    public synchronized void close() {
        try {
            others.values().forEach(Msk::close);
        } finally {
            try {
                broker.close();
            } finally {
                folder.close();
            }
        }
    }
}
