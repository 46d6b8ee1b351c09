package com.aa.nxop.testkit.docdb;

import com.aa.nxop.testkit.account.Role;
import com.aa.nxop.testkit.account.Sessions;
import com.aa.nxop.testkit.http.HttpService;
import com.aa.nxop.testkit.tls.SandboxCa;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * DocumentDB of the NXOP account: a replica set of two members over one set of data in memory, which lets in whoever signs with a
 * session that STS issued to the session of a registered role. Thread-safe.
 *
 * <p>Sessions are judged by the sandbox's clock when a connection authenticates, and never again: as on DocumentDB, an open
 * connection outlives the session that it was opened with.
 */
public final class DocumentDb implements AutoCloseable {
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

    /** As in {@code NXOP_DOCDB_CLUSTER_ID}. */
    public String clusterId() {
        return settings.cluster().id();
    }

    /** Host and port of the first member, which is the primary until the first failover. */
    public String endpoint() {
        return members().get(0);
    }

    /** Host and port of each of the two members of {@code rs0}. */
    public List<String> members() {
        return replicaSet.members();
    }

    /** Host and port of the member that takes writes right now. */
    public String primary() {
        return replicaSet.primary();
    }

    /** As in {@code NXOP_DOCDB_CA_FILE}: the CA of the members' certificate, in PEM. */
    public Path caFile() {
        return caFile.path();
    }

    // Who came

    /** Every connection that was authenticated, in order. */
    public List<DocumentDbLogin> logins() {
        return records.logins();
    }

    /** Every authentication that was refused, with the reason that clients are not told. */
    public List<DocumentDbRefusal> refusals() {
        return records.refusals();
    }

    /** How many authenticated connections are open right now, to both members. */
    public int openConnections() {
        return server.openConnections();
    }

    // Who may come

    /**
     * Makes a user in {@code $external}, or replaces it.
     *
     * @param roleArn compared letter by letter with the role's ARN without its path, as DocumentDB makes it from a session
     * @param rights {@code readAnyDatabase}, {@code readWriteAnyDatabase}, {@code read@<database>} or
     *     {@code readWrite@<database>}; none for {@code readWriteAnyDatabase}
     * @throws IllegalArgumentException if a right has another form
     */
    public void register(String roleArn, String... rights) {
        users.put(roleArn, Rights.of(rights));
    }

    /** Drops a user. It cannot log in any more, and its open connections may do nothing (13 Unauthorized). */
    public void deregister(String roleArn) {
        users.remove(roleArn);
    }

    // What goes wrong

    /** From now on this goes wrong with logins; behind the faults that wait there already. */
    public void inject(DocumentDbFault fault) {
        faults.add(fault);
    }

    /** Ends all faults; connections that hang in one are closed. */
    public void clearFaults() {
        faults.clear();
        server.releaseHanging();
    }

    /** The other member becomes the primary. Connections stay; the old primary answers writes with 10107 NotWritablePrimary. */
    public void failover() {
        replicaSet.failover();
    }

    /** Closes all connections to both members; new ones are accepted at once. */
    public void cutConnections() {
        members().forEach(server::cut);
    }

    /**
     * The same for one of {@link #members()}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public void cutConnections(String member) {
        server.cut(member);
    }

    /**
     * Ends one of {@link #members()}: its connections are closed, new ones are refused. It stays the primary if it is, until
     * {@link #failover()}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public void stopMember(String member) {
        server.stop(member);
    }

    /**
     * Undoes {@link #stopMember}.
     *
     * @throws IllegalArgumentException if it is none of {@link #members()}
     * @throws IllegalStateException if somebody else has taken its port meanwhile
     */
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
