package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.SandboxDocumentDb;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.sts.Role;
import com.aa.nxop.testkit.internal.sts.Sessions;
import com.aa.nxop.testkit.network.SandboxCa;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * DocumentDB of the NXOP account: a replica set of two members over one set of data in memory, which lets in every client that signs with a
 * session that STS issued to the session of a registered role. Thread-safe.
 *
 * <p>Sessions are judged by the sandbox's clock when a connection authenticates, and never again: as on DocumentDB, an open
 * connection outlives the session that it was opened with.
 */
public final class DocumentDb implements SandboxDocumentDb, AutoCloseable {
    private final DocumentDbOptions settings;
    private final Users users = new Users();
    private final Records records = new Records();
    private final LoginFaults faults = new LoginFaults();
    private final ReplicaSet replicaSet = new ReplicaSet();
    private final CaFile caFile;
    private final Server server;
    private final HttpService controlPlane;

    private DocumentDb(
            DocumentDbOptions settings, Sessions sessions, InstantSource clock, SandboxCa ca, CaFile caFile) {
        this.settings = settings;
        this.caFile = caFile;
        users.put(LoginDesk.userName(Role.of(settings.role(), "", "")), Rights.of());
        LoginDesk desk = new LoginDesk(settings.region(), sessions, clock, users, records);
        Engine engine = new Engine(settings.cluster().engineVersion());
        server = WireServer.start(new ClusterState(engine, replicaSet, desk, users, faults), ca.server());
        controlPlane = new DocumentDbControlPlane(settings, sessions, clock, replicaSet);
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException if it does not start; if mongo-java-server is missing on the class path, or its jars
     *     have several versions there, with what to do
     */
    public static DocumentDb start(DocumentDbOptions settings, Sessions sessions, InstantSource clock, SandboxCa ca) {
        CaFile caFile = CaFile.create(ca.certificatePem());
        try {
            return new DocumentDb(settings, sessions, clock, ca, caFile);
        } catch (LinkageError e) {
            caFile.close();
            throw MongoLibraries.REQUIRED.unmet(e);
        } catch (RuntimeException e) {
            caFile.close();
            throw e;
        }
    }

    @Override
    public String clusterId() {
        return settings.cluster().id();
    }

    @Override
    public String endpoint() {
        return members().get(0);
    }

    @Override
    public List<String> members() {
        return replicaSet.members();
    }

    @Override
    public String primary() {
        return replicaSet.primary();
    }

    @Override
    public Path caFile() {
        return caFile.path();
    }

    // Who came

    @Override
    public List<SandboxDocumentDb.Login> logins() {
        return records.logins();
    }

    @Override
    public List<SandboxDocumentDb.Refusal> refusals() {
        return records.refusals();
    }

    @Override
    public int openConnections() {
        return server.openConnections();
    }

    // Who may come

    @Override
    public void register(String roleArn, String... rights) {
        users.put(roleArn, Rights.of(rights));
    }

    @Override
    public void deregister(String roleArn) {
        users.remove(roleArn);
    }

    // What goes wrong

    @Override
    public void inject(SandboxDocumentDb.LoginFault fault) {
        faults.add(fault);
    }

    @Override
    public void clearFaults() {
        faults.clear();
        server.releaseHanging();
    }

    @Override
    public void failover() {
        replicaSet.failover();
    }

    @Override
    public void cutConnections() {
        members().forEach(server::cut);
    }

    @Override
    public void cutConnections(String member) {
        server.cut(member);
    }

    @Override
    public void stopMember(String member) {
        server.stop(member);
    }

    @Override
    public void startMember(String member) {
        server.start(member);
    }

    /** What answers at the control plane's endpoint. */
    public HttpService controlPlane() {
        return controlPlane;
    }

    /** Ends both members: no thread and no file of them is left. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            caFile.close();
        }
    }
}
