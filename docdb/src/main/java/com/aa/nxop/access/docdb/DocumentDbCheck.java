package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.NetworkFailure;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.ControlPlane;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.CheckSequence;
import com.aa.nxop.access.spi.check.NetworkTarget;
import com.aa.nxop.access.spi.check.ResourceCheck;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;

/** Looks at DocumentDB: the cluster's endpoint, the way to it, a login, then commands that change nothing. */
public final class DocumentDbCheck implements ResourceCheck {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final ResourceCheck.Option COLLECTION = new ResourceCheck.Option(
            "collection",
            "DB.NAME",
            "Ask DocumentDB whether the role may read this collection.",
            Pattern.compile("[^/\\\\. \"$*<>:|?,\\x00]{1,63}\\.[^$,\\p{Cntrl}]{1,255}"),
            "a database and one of its collections, with a dot between them");

    /** For the service loader. */
    public DocumentDbCheck() {}

    @Override
    public String resource() {
        return "docdb";
    }

    @Override
    public boolean isConfigured(AdapterContext context, List<String> buckets) {
        DocumentDbSettings where = context.settings(new DocumentDbSettingsReader());
        return where.endpoint().isPresent() || where.clusterId().isPresent();
    }

    @Override
    public List<ResourceCheck.Option> options() {
        return List.of(COLLECTION);
    }

    @Override
    public void check(CheckContext context) {
        NxopAccess nxop = context.nxop();
        DocumentDbSettings where = DocumentDbSettings.of(nxop);
        CheckSequence steps = context.sequence();
        if (where.endpoint().isEmpty()) {
            steps.asking(ControlPlane.endpoint(where.controlPlane(), ControlPlane.host("rds", nxop.region())));
        }
        Optional<String> endpoint = steps.find(
                "endpoint",
                () -> ClusterEndpoint.of(nxop),
                () -> new AccessException(
                        DocumentDbFinding.DOCDB_LOOKUP_FAILED,
                        "DocumentDB did not give its endpoint in time.",
                        ControlPlane.way(
                                        nxop.adapterContext(),
                                        where.controlPlane(),
                                        ControlPlane.host("rds", nxop.region()))
                                + ", or set NXOP_DOCDB_ENDPOINT."));
        steps.connecting();
        where.tunnel()
                .ifPresent(tunnel -> steps.step(
                        "tunnel at " + tunnel,
                        () -> connect(tunnel, steps.left()),
                        () -> noTunnel(tunnel, "no answer in time")));
        endpoint.filter(address -> where.tunnel().isEmpty())
                .ifPresent(address -> context.network(
                        steps,
                        new NetworkTarget(
                                address,
                                nxop.region(),
                                DocumentDbFinding.DOCDB_TLS,
                                "NXOP_DOCDB_CA_FILE",
                                where.caFile(),
                                TlsFailure.WITHOUT_TLS),
                        () -> CaBundle.of(where.caFile()).context()));
        boolean in = steps.find("login", () -> login(nxop, steps.left()), () -> timeout(endpoint))
                .isPresent();
        Optional<String> refused = where.database()
                .filter(name -> steps.find(
                                "collections of " + name,
                                () -> collections(nxop, name, steps.left()),
                                () -> timeout(endpoint))
                        .isEmpty());
        for (String name : context.named(COLLECTION.name())) {
            MongoNamespace collection = new MongoNamespace(name);
            boolean open = in && !refused.equals(Optional.of(collection.getDatabaseName()));
            // Of one another they are independent, of the login and of their database they are not.
            (open ? context.sequence().connecting() : steps)
                    .step(
                            "collection " + name,
                            () -> document(nxop, collection, steps.left()),
                            () -> timeout(endpoint));
        }
    }

    private static String connect(String tunnel, Duration left) {
        Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(TunnelEndpoint.host(tunnel), TunnelEndpoint.port(tunnel)), (int)
                    Math.max(1, limit.toMillis()));
            return "connected";
        } catch (IOException e) {
            throw noTunnel(tunnel, NetworkFailure.describe(e).orElse("the connection broke"));
        }
    }

    private static AccessException noTunnel(String tunnel, String why) {
        return new AccessException(
                DocumentDbFinding.DOCDB_UNREACHABLE,
                "DocumentDB cannot be reached: nothing answers at " + tunnel + " (NXOP_DOCDB_TUNNEL): " + why + ".",
                "Start the tunnel, for example ssh -L 27017:<the cluster's endpoint> <bastion> or aws ssm start-session with"
                        + " AWS-StartPortForwardingSessionToRemoteHost. Or correct NXOP_DOCDB_TUNNEL. In a pod, leave that variable"
                        + " out.");
    }

    private static String login(NxopAccess nxop, Duration left) {
        try (MongoClient client = client(nxop, left)) {
            return "logged in to " + client.getClusterDescription().getShortDescription();
        }
    }

    private static String collections(NxopAccess nxop, String database, Duration left) {
        try (MongoClient client = client(nxop, left)) {
            try {
                String first =
                        client.getDatabase(database).listCollectionNames().first();
                return first == null ? "it has none yet" : "the role may see them";
            } catch (MongoException e) {
                throw NxopDocumentDb.explain(nxop, client, e);
            }
        }
    }

    private static String document(NxopAccess nxop, MongoNamespace name, Duration left) {
        try (MongoClient client = client(nxop, left)) {
            try {
                Document first = client.getDatabase(name.getDatabaseName())
                        .getCollection(name.getCollectionName())
                        .find()
                        .projection(Projections.include("_id"))
                        .first();
                return "the role may read it" + (first == null ? "; it is empty or does not exist" : "");
            } catch (MongoException e) {
                throw new FailureExplanation(nxop, MissingRole.toRead(nxop, name.getDatabaseName()))
                        .of(e, client.getClusterDescription());
            }
        }
    }

    private static MongoClient client(NxopAccess nxop, Duration left) {
        Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return new FirstLogin(nxop, limit).client(NxopDocumentDb.settings(nxop).build());
    }

    private static AccessException timeout(Optional<String> endpoint) {
        return new AccessException(
                DocumentDbFinding.DOCDB_UNREACHABLE,
                "DocumentDB at " + endpoint.orElse("its endpoint") + " did not answer in time.",
                "Check the load and the state of the cluster's instances: DocumentDB accepts connections.");
    }
}
