package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.SandboxMsk;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.sts.Sessions;
import com.aa.nxop.testkit.network.SandboxCa;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * MSK of the NXOP account: a broker that lets in whoever signs with a session that STS issued. Thread-safe.
 *
 * <p>Sessions are judged by the sandbox's clock when they authenticate; after that the broker counts their remaining time in real
 * seconds, so a connection does not end early because that clock was moved.
 */
public final class Msk implements SandboxMsk, AutoCloseable {
    private final MskCluster cluster;
    private final MskRecords records;
    private final Folder folder;
    private final Path caFile;
    private final Broker broker;
    private final HttpService controlPlane;

    private Msk(MskOptions settings, Sessions sessions, InstantSource clock, SandboxCa ca, Folder folder) {
        this.folder = folder;
        cluster = new MskCluster(settings.region(), settings.account());
        records = new MskRecords();
        caFile = folder.write("ca.pem", ca.certificatePem());
        AccessGate gate = new AccessGate(cluster, key -> sessions.find(key).map(MskSession::of), clock, records);
        broker = KafkaBroker.start(folder.directory("logs"), ca.server(), gate, settings.topics());
        controlPlane =
                new MskControlPlane(cluster, sessions, clock, settings.connectivity(), broker.bootstrapServers());
    }

    /**
     * Starts the broker, which takes a few seconds.
     *
     * @throws IllegalStateException if it does not start; if Kafka is missing on the class path or has several versions there, with
     *     what to do
     */
    public static Msk start(MskOptions settings, Sessions sessions, InstantSource clock, SandboxCa ca) {
        Folder folder = Folder.create();
        try {
            return new Msk(settings, sessions, clock, ca, folder);
        } catch (LinkageError e) {
            folder.close();
            throw KafkaLibraries.REQUIRED.unmet(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
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

    /** Ends the broker: no thread of it and no file is left. */
    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            folder.close();
        }
    }
}
