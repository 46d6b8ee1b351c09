package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionReadyEvent;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, once for each incident, what the driver keeps to itself or says in riddles: for clients that the application makes
 * by itself, from our settings. Called on the driver's threads; calls nobody.
 */
final class ServerWatch implements ServerListener, ConnectionPoolListener {
    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);

    private final Explanation explanation;
    private final Map<ServerAddress, String> said = new ConcurrentHashMap<>();

    private final boolean direct;

    /** @param direct whether the application asked for a direct connection, and so for no replica set */
    ServerWatch(NxopAccess nxop, boolean direct) {
        this.explanation = new Explanation(nxop);
        this.direct = direct;
    }

    /**
     * The driver's settings do not tell a direct connection that was asked for from a replica set that was lost; but whatever is
     * applied to them later, they keep their listeners.
     */
    static boolean isOfDirectConnection(MongoClientSettings settings) {
        return settings.getServerSettings().getServerListeners().stream()
                .anyMatch(listener -> listener instanceof ServerWatch watch && watch.direct);
    }

    @Override
    public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
        ServerDescription server = event.getNewDescription();
        @Nullable Throwable why = server.getException();
        Optional<AccessException> found = why == null ? Optional.empty() : explanation.ofServer(server, why);
        found.filter(e -> !e.finding().equals(said.put(server.getAddress(), e.finding())))
                .ifPresent(e -> log.warn("{}: {}", server.getAddress(), e.getMessage()));
    }

    /** Logged in: the incident is over. A server that only answers its monitor may still refuse every login. */
    @Override
    public void connectionReady(ConnectionReadyEvent event) {
        said.remove(event.getConnectionId().getServerId().getAddress());
    }
}
