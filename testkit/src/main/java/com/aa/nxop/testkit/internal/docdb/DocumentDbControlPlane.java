package com.aa.nxop.testkit.internal.docdb;

import static com.aa.nxop.testkit.internal.docdb.RdsXml.element;
import static com.aa.nxop.testkit.internal.docdb.RdsXml.text;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.AccessDecision;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The interface of RDS that DocumentDB shares, as far as clients need it: {@code DescribeDBClusters}. Thread-safe. */
final class DocumentDbControlPlane implements HttpService {
    private static final String DESCRIBE = "DescribeDBClusters";

    private final DocumentDbOptions settings;
    private final DocumentDbCluster cluster;
    private final ReplicaSet replicaSet;
    private final SignatureCheck<AccountSession> signatures;
    private final InstantSource clock;

    DocumentDbControlPlane(DocumentDbOptions settings, Sessions sessions, InstantSource clock, ReplicaSet replicaSet) {
        this.settings = settings;
        this.clock = clock;
        this.cluster = settings.cluster();
        this.replicaSet = replicaSet;
        this.signatures = SignatureCheck.of("rds", sessions, clock).inRegions(Set.of(settings.region()));
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        try {
            AccountSession session = signatures.verify(call);
            return RdsXml.success(
                    DESCRIBE,
                    clusters(session, QueryForm.of(call), RequestKeys.of(call, clock.instant(), settings.region())));
        } catch (SignatureRefusal e) {
            return RdsXml.error(e.status(), e.code(), e.text());
        } catch (RdsRefusal e) {
            return RdsXml.error(e.status, e.code, e.text());
        } catch (IllegalArgumentException e) {
            return RdsXml.error(400, "MalformedQueryString", "The query string contains a syntax error.");
        }
    }

    private String clusters(AccountSession session, QueryForm form, ContextKeys asked) {
        if (!form.get("Action").equals(DESCRIBE)) {
            throw new RdsRefusal(400, "InvalidAction", "The sandbox's DocumentDB answers " + DESCRIBE + " only.");
        }
        String id = form.get("DBClusterIdentifier");
        String resource = settings.arnOf(id.isEmpty() ? "*" : id);
        AccessDecision decision = Permissions.decide(session, "rds:" + DESCRIBE, resource, asked);
        if (!decision.allowed()) {
            throw new RdsRefusal(
                    403,
                    "AccessDenied",
                    "User: " + session.arn() + " is not authorized to perform: rds:" + DESCRIBE + " on resource: "
                            + resource + decision.clause());
        }
        // Identifiers are kept in lower case, and found in any.
        if (!id.isEmpty() && !id.equalsIgnoreCase(cluster.id())) {
            throw new RdsRefusal(404, "DBClusterNotFoundFault", "DBCluster " + id + " not found.");
        }
        return element("DBClusters", passes(form.filters()) ? description() : "");
    }

    private boolean passes(Map<String, List<String>> filters) {
        boolean all = true;
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            String value = switch (filter.getKey()) {
                case "engine" -> cluster.engine();
                case "db-cluster-id" -> cluster.id();
                default ->
                    throw new RdsRefusal(400, "InvalidParameterValue", "Unrecognized filter name: " + filter.getKey());
            };
            all &= filter.getValue().contains(value);
        }
        return all;
    }

    private String description() {
        String primary = replicaSet.primary();
        List<String> members = replicaSet.members();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < members.size(); i++) {
            list.append(element(
                    "DBClusterMember",
                    text("DBInstanceIdentifier", cluster.id() + "-" + (i + 1))
                            + text(
                                    "IsClusterWriter",
                                    Boolean.toString(members.get(i).equals(primary)))));
        }
        String port = members.get(0).substring(members.get(0).indexOf(':') + 1);
        return element(
                "DBCluster",
                text("DBClusterIdentifier", cluster.id())
                        + text("DBClusterArn", settings.clusterArn())
                        + text("Status", cluster.status())
                        + text("Engine", cluster.engine())
                        + text("EngineVersion", cluster.engineVersion())
                        + text("Endpoint", "localhost")
                        + text("ReaderEndpoint", "localhost")
                        + text("Port", port)
                        + element("DBClusterMembers", list.toString()));
    }
}
