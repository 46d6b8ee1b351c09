package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionReadyEvent;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, once for each incident, what the driver does not say, or does not say clearly: for clients that the application makes from
 * our settings. Called on the driver's threads; calls nobody.
 */
final class ServerWatch implements ServerListener, ConnectionPoolListener {
    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);

    private final FailureExplanation explanation;
    private final Map<ServerAddress, Finding> said = new HashMap<>(); // guarded by this
    /** What somebody is about to be thrown, and the log is told only if not. */
    private final Map<ServerAddress, AccessException> kept = new LinkedHashMap<>(); // guarded by this

    private final boolean direct;
    private boolean keeping; // guarded by this

    /** @param direct whether the application asked for a direct connection, and so for no replica set */
    ServerWatch(NxopAccess nxop, boolean direct) {
        this.explanation = new FailureExplanation(nxop);
        this.direct = direct;
    }

    /**
     * The driver's settings do not tell a direct connection that was asked for from a replica set that was lost; but whatever is
     * applied to them later, they keep their listeners.
     */
    static boolean isOfDirectConnection(MongoClientSettings settings) {
        return of(settings).anyMatch(watch -> watch.direct);
    }

    /** While somebody waits for a client, who will be thrown what is wrong. */
    static void keep(MongoClientSettings settings) {
        of(settings).forEach(ServerWatch::keep);
    }

    /** What the watch kept about a server that answered but is not a member of the replica set. */
    static Optional<AccessException> otherServer(MongoClientSettings settings) {
        return of(settings)
                .flatMap(watch -> watch.kept().stream())
                .filter(e -> e.finding() == DocumentDbFinding.DOCDB_OTHER_SERVER)
                .findFirst();
    }

    /** The client works: a problem of another server goes to the log. */
    static void tell(MongoClientSettings settings) {
        of(settings).forEach(ServerWatch::tell);
    }

    /** There is no client, and the caller got the reason as an exception. */
    static void forget(MongoClientSettings settings) {
        of(settings).forEach(ServerWatch::forget);
    }

    private static Stream<ServerWatch> of(MongoClientSettings settings) {
        return settings.getServerSettings().getServerListeners().stream()
                .filter(ServerWatch.class::isInstance)
                .map(ServerWatch.class::cast);
    }

    private synchronized void keep() {
        keeping = true;
    }

    private synchronized List<AccessException> kept() {
        return List.copyOf(kept.values());
    }

    private synchronized void tell() {
        kept.forEach(this::say);
        forget();
    }

    private synchronized void forget() {
        keeping = false;
        kept.clear();
    }

    @Override
    public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
        ServerDescription server = event.getNewDescription();
        @Nullable Throwable why = server.getException();
        Optional<AccessException> found = why == null ? other(server) : explanation.ofServer(server, why);
        found.ifPresent(e -> found(server.getAddress(), e));
    }

    /** The driver strikes it off its list and says so only in its own log. */
    private Optional<AccessException> other(ServerDescription server) {
        return direct
                ? Optional.empty()
                : OtherServer.of(server).map(other -> other.because(DocumentDbSettings.of(explanation.nxop())));
    }

    private synchronized void found(ServerAddress address, AccessException e) {
        if (keeping) {
            kept.put(address, e);
        } else {
            say(address, e);
        }
    }

    private synchronized void say(ServerAddress address, AccessException e) {
        if (!e.finding().equals(said.put(address, e.finding()))) {
            log.warn("{}: {}", address, e.getMessage());
        }
    }

    /** Logged in: the incident has ended. A server that only answers its monitor may still refuse every login. */
    @Override
    public synchronized void connectionReady(ConnectionReadyEvent event) {
        ServerAddress address = event.getConnectionId().getServerId().getAddress();
        said.remove(address);
        kept.remove(address);
    }
}
