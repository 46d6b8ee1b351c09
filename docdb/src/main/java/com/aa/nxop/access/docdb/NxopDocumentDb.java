package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterDescription;
import java.time.Duration;
import java.util.Optional;

/**
 * MongoDB clients of a DocumentDB cluster in the NXOP account. Stateless; every client logs in with the session of the {@link NxopAccess}
 * that its settings were made from, is the caller's to close, and closing it leaves the session as it is.
 *
 * <pre>{@code
 * try (NxopAccess nxop = NxopAccess.fromEnvironment();
 *         MongoClient mongo = NxopDocumentDb.client(nxop)) {
 *     mongo.getDatabase("orders").getCollection("flights").insertOne(new Document("flight", "AA100"));
 * }
 * }</pre>
 *
 * <p>DocumentDB looks at credentials when a connection is opened, and never again: connections outlive the session that opened them.
 */
public final class NxopDocumentDb {
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(10);

    private NxopDocumentDb() {}

    /**
     * A client that has logged in once: where access does not work, this says why at once, instead of a time-out later: the
     * first command has ten seconds to find an instance, connect and log in. Before it, getting the session and the cluster's endpoint have
     * times of their own (12 s to look the endpoint up); after a refused login, asking STS why has three seconds more. Where an application is to start without its database, make the client with {@code MongoClients.create} and {@link #settings}.
     *
     * @throws AccessException if there is no access, or DocumentDB cannot be reached, refuses, or is not configured
     */
    public static MongoClient client(NxopAccess nxop) {
        return client(nxop, settings(nxop).build());
    }

    /**
     * As {@link #client(NxopAccess)}, with settings that were made from {@link #settings} and changed since.
     *
     * @throws AccessException also if the settings no longer log in with the session, or follow no failover: {@code applyConnectionString}
     *     may have replaced the credential and the replica set. For a direct connection, {@link #settings(NxopAccess, String)} takes
     *     {@code directConnection=true}
     */
    public static MongoClient client(NxopAccess nxop, MongoClientSettings settings) {
        return new FirstLogin(nxop, FIRST_CONTACT).client(settings);
    }

    /** As {@link #configure(MongoClientSettings.Builder, NxopAccess)}, on a new builder. */
    public static MongoClientSettings.Builder settings(NxopAccess nxop) {
        return configure(MongoClientSettings.builder(), nxop);
    }

    /**
     * As {@link #settings(NxopAccess)}, with a connection string of the application's own, whose hosts and options count before what is set
     * here.
     *
     * @param connectionString neither with credentials nor with a mechanism: {@code mongodb://host:27017/?maxPoolSize=20}
     * @throws AccessException if it contradicts IAM authentication, naming everything that does
     */
    public static MongoClientSettings.Builder settings(NxopAccess nxop, String connectionString) {
        return configure(MongoClientSettings.builder(), nxop, connectionString);
    }

    /**
     * Sets on the caller's own builder what DocumentDB with IAM authentication needs; for Spring Boot, in a
     * {@code MongoClientSettingsBuilderCustomizer}. Call it after everything else that sets something: what differs from the driver's
     * defaults stays, what contradicts the session is refused, and what is at its default is set:
     *
     * <ul>
     *   <li>host: {@code NXOP_DOCDB_ENDPOINT}, else the one that DocumentDB names for {@code NXOP_DOCDB_CLUSTER_ID}, asked now. A lone
     *       {@code localhost:27017} is a default, the driver's or a framework's
     *   <li>replica set {@code rs0} with discovery, reads from secondaries if there are any
     *   <li>{@code retryWrites(false)}: engines before 8.0.2 refuse them. On later ones set it to true on the builder returned
     *   <li>TLS that trusts {@code NXOP_DOCDB_CA_FILE} and nothing else, unless an {@code SSLContext} is set: that one is used as it is. The
     *       process's trust store stays as it is
     *   <li>at most 50 connections to each instance: twenty pods fill the thousand of the smallest instance (developer guide, limits). Two
     *       are opened at a time, the driver's default: each login makes the instance call STS, whose quota is the account's
     *   <li>5 s to connect, 10 s to wait for a free connection. The driver's 30 s to find an instance stay, which a failover may take; a
     *       command has no limit, because queries may be long: set {@code timeout} for that
     *   <li>the credential
     * </ul>
     *
     * <p>The driver does not tell a default that was set on purpose from one that was not. So {@code readPreference=primary},
     * {@code retryWrites=true}, {@code maxPoolSize=100}, {@code connectTimeoutMS=10000}, {@code waitQueueTimeoutMS=120000} and
     * {@code directConnection=true} of a connection string that was applied before are lost: give the string to
     * {@link #configure(MongoClientSettings.Builder, NxopAccess, String)}, or set them on the builder returned. A connection string applied
     * after this replaces hosts and replica set, so that no failover would be followed, and also the credential if its text has a mechanism.
     *
     * <p>The session is obtained here, in the caller's thread.
     *
     * @return the same builder
     * @throws AccessException if there is no access, if the builder's settings contradict the session, if DocumentDB is not configured or the
     *     cluster not usable, or if the CA file is missing, empty, expired or damaged
     */
    public static MongoClientSettings.Builder configure(MongoClientSettings.Builder builder, NxopAccess nxop) {
        return new ClientSettings(nxop).with(builder);
    }

    /**
     * As {@link #configure(MongoClientSettings.Builder, NxopAccess)}, and applies a connection string, whose hosts and options count before
     * what the builder has and before what is set here, defaults of the driver included: {@code readPreference=primary} stays primary,
     * {@code directConnection=true} stays direct. It does not matter whether the builder has it already.
     *
     * @param connectionString neither with credentials nor with a mechanism: {@code mongodb://host:27017/?maxPoolSize=20}
     * @return the same builder
     * @throws AccessException also if the connection string contradicts IAM authentication, naming everything that does
     */
    public static MongoClientSettings.Builder configure(
            MongoClientSettings.Builder builder, NxopAccess nxop, String connectionString) {
        ApplicationConnectionString own =
                ApplicationConnectionString.parse(connectionString, DocumentDbSettings.of(nxop));
        own.refuseContradictions();
        return new ClientSettings(nxop).with(builder, own.text());
    }

    /**
     * The session as a credential of mechanism {@code MONGODB-AWS}, for settings of the caller's own: set it last. The driver asks it for
     * each new connection; it answers from the session at hand.
     */
    public static MongoCredential credential(NxopAccess nxop) {
        return SessionCredential.of(nxop);
    }

    /**
     * What the driver's exception means, where its own text does not say: {@code Authentication failed}, a time-out without a reason, an error
     * of TLS. After a refused login it asks STS once whether the session is good; so call it when telling a person, not for each failure.
     *
     * @param client whose operation failed
     * @param failure the driver's exception, or what a library has wrapped it in
     */
    public static AccessException explain(NxopAccess nxop, MongoClient client, Throwable failure) {
        return explain(nxop, client.getClusterDescription(), failure);
    }

    /**
     * As {@link #explain(NxopAccess, MongoClient, Throwable)}, for every other client: {@code getClusterDescription()} of the reactive
     * driver's {@code MongoClient} gives the cluster, and a {@code ClusterListener} is told it.
     *
     * @param cluster as the driver sees it after the failure
     */
    public static AccessException explain(NxopAccess nxop, ClusterDescription cluster, Throwable failure) {
        return new FailureExplanation(nxop).of(failure, cluster);
    }

    /**
     * As {@link #explain(NxopAccess, MongoClient, Throwable)}, where neither the client nor its cluster is at hand. Why the driver found no
     * server stands in the cluster's description alone, so this says less about time-outs.
     */
    public static AccessException explain(NxopAccess nxop, Throwable failure) {
        return new FailureExplanation(nxop).of(failure);
    }

    /** The name in {@code NXOP_DOCDB_DATABASE}, for the application's own use: the SDK opens no database. */
    public static Optional<String> database(NxopAccess nxop) {
        return DocumentDbSettings.of(nxop).database();
    }
}
