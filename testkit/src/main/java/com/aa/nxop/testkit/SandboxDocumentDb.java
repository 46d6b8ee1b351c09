package com.aa.nxop.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * DocumentDB of the NXOP account: where it is, who came, who may come, and what goes wrong. Thread-safe.
 *
 * <p>It judges a session by the sandbox's clock when a connection authenticates, and never again: as on DocumentDB, an open connection
 * outlives the session that it was opened with.
 */
public interface SandboxDocumentDb {
    /** As in {@code NXOP_DOCDB_CLUSTER_ID}. */
    String clusterId();

    /** Host and port of the first member, which is the primary until the first failover. */
    String endpoint();

    /** Host and port of each of the two members of {@code rs0}. */
    List<String> members();

    /** Host and port of the member that takes writes right now. */
    String primary();

    /** As in {@code NXOP_DOCDB_CA_FILE}: the CA of the members' certificate, in PEM. */
    Path caFile();

    /** Every connection that was authenticated, in order. */
    List<Login> logins();

    /** Every authentication that was refused, with the reason that clients are not told. */
    List<Refusal> refusals();

    /** How many authenticated connections are open right now, to both members. */
    int openConnections();

    /**
     * Makes a user in {@code $external}, or replaces it.
     *
     * @param roleArn compared letter by letter with the role's ARN without its path, as DocumentDB makes it from a session
     * @param rights {@code readAnyDatabase}, {@code readWriteAnyDatabase}, {@code read@<database>} or
     *     {@code readWrite@<database>}; none for {@code readWriteAnyDatabase}
     * @throws IllegalArgumentException if a right has another form
     */
    void register(String roleArn, String... rights);

    /** Drops a user. It cannot log in any more, and its open connections may do nothing (13 Unauthorized). */
    void deregister(String roleArn);

    /** From now on this goes wrong with logins; behind the faults that wait there already. */
    void inject(LoginFault fault);

    /** Ends all faults; connections that hang in one are closed. */
    void clearFaults();

    /** The other member becomes the primary. Connections stay; the old primary answers writes with 10107 NotWritablePrimary. */
    void failover();

    /** Closes all connections to both members; new ones are accepted at once. */
    void cutConnections();

    /**
     * The same for one of {@link #members()}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    void cutConnections(String member);

    /**
     * Ends one of {@link #members()}: its connections are closed, new ones are refused. It stays the primary if it is, until
     * {@link #failover()}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    void stopMember(String member);

    /**
     * Undoes {@link #stopMember}.
     *
     * @throws IllegalArgumentException if it is none of {@link #members()}
     * @throws IllegalStateException if somebody else has taken its port meanwhile
     */
    void startMember(String member);

    /** What DocumentDB is, and what the control plane says of it. Everything has a default. Not thread-safe. */
    final class Setup {
        String clusterId = "nxop-example";
        String engine = "docdb";
        String engineVersion = "5.0.0";
        String status = "available";

        Setup() {}

        /** The cluster identifier, by default {@code nxop-example}. */
        public Setup clusterId(String id) {
            clusterId = id;
            return this;
        }

        /** What kind of cluster the control plane says it is: by default {@code docdb}; RDS and Neptune have others. */
        public Setup engine(String name) {
            engine = name;
            return this;
        }

        /**
         * The version, by default {@code 5.0.0}: what the control plane says and what the server does. Before 5.0.0 it has no IAM
         * authentication, before 8.0.2 no retryable writes.
         *
         * @throws IllegalArgumentException if it is not three numbers
         */
        public Setup engineVersion(String version) {
            if (!version.matches("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}")) {
                throw new IllegalArgumentException(
                        "A version of DocumentDB has three numbers, for example 5.0.0, but found \"" + version
                                + "\": engineVersion.");
            }
            engineVersion = version;
            return this;
        }

        /** The status that the control plane reports, by default {@code available}. The server runs in any case. */
        public Setup status(String value) {
            status = value;
            return this;
        }
    }

    /**
     * A connection that was authenticated.
     *
     * @param at by the sandbox's clock
     * @param roleArn the user in {@code $external} that it counts as
     * @param sessionArn who signed
     * @param member host and port of the member that it goes to
     */
    record Login(Instant at, String roleArn, String sessionArn, String accessKeyId, String member) {}

    /**
     * An authentication that was refused.
     *
     * @param at by the sandbox's clock
     * @param member host and port of the member that refused it
     * @param code what the client was told, for example 18
     * @param text what the client was told
     * @param why what the client was not told
     */
    record Refusal(Instant at, String member, int code, String text, String why) {}

    /**
     * Something that goes wrong when a connection authenticates, for every login until it is cleared or for the next
     * {@link #times(int) n} logins. Made by the methods that name a fault.
     */
    record LoginFault(Kind kind, Duration delay, int times) {
        /** What goes wrong. */
        public enum Kind {
            LATENCY,
            REFUSE,
            RESET,
            HANG
        }

        private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

        private static LoginFault of(Kind kind) {
            return new LoginFault(kind, Duration.ZERO, UNTIL_CLEARED);
        }

        /** The login succeeds or fails as it should, but late by this much real time. */
        public static LoginFault latency(Duration delay) {
            return new LoginFault(Kind.LATENCY, delay, UNTIL_CLEARED);
        }

        /** DocumentDB refuses every login with code 18, as when it cannot reach STS itself. */
        public static LoginFault refuse() {
            return of(Kind.REFUSE);
        }

        /** The connection is closed instead of an answer. */
        public static LoginFault reset() {
            return of(Kind.RESET);
        }

        /** No answer until the fault is cleared or the sandbox is closed; then the connection is closed. */
        public static LoginFault hang() {
            return of(Kind.HANG);
        }

        /**
         * The same fault for the next n logins only.
         *
         * @throws IllegalArgumentException if n is less than 1
         */
        public LoginFault times(int n) {
            if (n < 1) {
                throw new IllegalArgumentException("A fault happens at least once: times(" + n + ").");
            }
            return new LoginFault(kind, delay, n);
        }

        public boolean endless() {
            return times == UNTIL_CLEARED;
        }

        @Override
        public String toString() {
            return kind + (endless() ? " until cleared" : " for " + times + " logins");
        }
    }
}
