package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.ControlPlane;
import com.aa.nxop.access.DocumentDbSettings;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.diagnose.DiagnosisOptions;
import com.aa.nxop.access.diagnose.NetworkPath;
import com.aa.nxop.access.diagnose.ResourceCheck;
import com.aa.nxop.access.diagnose.Steps;
import com.aa.nxop.access.diagnose.Visit;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.Optional;

/** Looks at DocumentDB: the cluster's endpoint, the way to it, a login, then one command that changes nothing. */
public final class DocumentDbCheck implements ResourceCheck {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** For the service loader. */
    public DocumentDbCheck() {}

    @Override
    public String resource() {
        return "docdb";
    }

    @Override
    public boolean isConfigured(NxopConfig config, DiagnosisOptions options) {
        DocumentDbSettings where = config.documentDb();
        return where.endpoint().isPresent() || where.clusterId().isPresent();
    }

    @Override
    public void visit(Visit visit) {
        NxopAccess nxop = visit.nxop();
        DocumentDbSettings where = nxop.config().documentDb();
        Steps steps = visit.steps();
        Optional<String> endpoint = steps.find(
                "endpoint",
                () -> NxopDocumentDb.endpoint(nxop),
                () -> new AccessException(
                        Finding.DOCDB_LOOKUP_FAILED,
                        "DocumentDB did not tell its endpoint in time.",
                        ControlPlane.way(nxop.config(), "DOCDB", ControlPlane.host("rds", nxop.region()))
                                + "; or set NXOP_DOCDB_ENDPOINT."));
        endpoint.ifPresent(address -> NetworkPath.to(
                        nxop.config(), address, nxop.region(), Finding.DOCDB_TLS, "NXOP_DOCDB_CA_FILE")
                .walk(steps, () -> CaBundle.of(where.caFile()).context()));
        steps.step("login", () -> login(nxop, steps.left()), () -> late(endpoint));
        where.database()
                .ifPresent(name -> steps.step(
                        "collections of " + name, () -> collections(nxop, name, steps.left()), () -> late(endpoint)));
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

    private static MongoClient client(NxopAccess nxop, Duration left) {
        Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return new FirstContact(nxop, limit)
                .client(NxopDocumentDb.settings(nxop).build());
    }

    private static AccessException late(Optional<String> endpoint) {
        return new AccessException(
                Finding.DOCDB_UNREACHABLE,
                "DocumentDB at " + endpoint.orElse("its endpoint") + " did not answer in time.",
                "It takes connections: look at the load and the state of the cluster's instances.");
    }
}
