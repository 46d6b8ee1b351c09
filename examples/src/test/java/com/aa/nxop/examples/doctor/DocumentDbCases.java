package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.network.SandboxCa;
import java.util.List;

/** DocumentDB, through the driver. */
final class DocumentDbCases {
    private static final String HERE = "docdb";

    private DocumentDbCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                wrong(
                                "DocumentDB: the identifier of an instance",
                                pod -> pod.set("NXOP_DOCDB_CLUSTER_ID", "nxop-example-instance-1"))
                        .withResources()
                        .finds(
                                HERE,
                                "docdb-cluster-unknown",
                                "Check NXOP_DOCDB_CLUSTER_ID (a cluster's identifier, not an instance's) and NXOP_REGION.")
                        .mendedBy(pod -> pod.restore("NXOP_DOCDB_CLUSTER_ID")),
                wrong(
                                "DocumentDB: the NXOP role may not ask for the endpoint",
                                pod -> permit(pod, "kafka:*", "kafka-cluster:*"))
                        .withResources()
                        .finds(
                                HERE,
                                "docdb-lookup-refused",
                                "Allow rds:DescribeDBClusters on the cluster in the policy of arn:aws:iam::178549792225:role/example-role, or set NXOP_DOCDB_ENDPOINT.")
                        .mendedBy((pod, said) ->
                                permit(pod, "kafka:*", "kafka-cluster:*", said.copied("Allow (rds:\\w+)"))),
                wrong(
                                "DocumentDB: `AWS_ENDPOINT_URL_DOCDB` names a port on which nobody listens",
                                pod -> pod.set("AWS_ENDPOINT_URL_DOCDB", "http://127.0.0.1:1"))
                        .withResources()
                        .finds(
                                HERE,
                                "docdb-lookup-failed",
                                "AWS_ENDPOINT_URL_DOCDB if it is set. Or set NXOP_DOCDB_ENDPOINT.")
                        .mendedBy(pod -> pod.set(
                                "NXOP_DOCDB_ENDPOINT", pod.sandbox().docdb().endpoint())),
                wrong("DocumentDB: the engine has no IAM authentication", pod -> {})
                        .in(world -> world.docdb(docdb -> docdb.engineVersion("4.0.0")))
                        .finds(HERE, "docdb-cluster-unsuitable", "Upgrade it to engine 5.0 or later.")
                        .mendedBy(
                                pod -> pod.moveTo(NxopSandbox.builder().docdb(docdb -> docdb.engineVersion("5.0.0")))),
                wrong("DocumentDB: the cluster is stopped", pod -> {})
                        .in(world -> world.docdb(docdb -> docdb.status("stopped")))
                        .finds(HERE, "docdb-cluster-unavailable", "If it was stopped, start it.")
                        .mendedBy(pod -> pod.moveTo(NxopSandbox.builder().with(Part.DOCDB))),
                wrong(
                                "DocumentDB: the endpoint is misspelt",
                                pod -> pod.set("NXOP_DOCDB_ENDPOINT", "nxop.cluster.invalid:27017"))
                        .withResources()
                        .finds(HERE, "network-name-unknown", "Check the name for a typing mistake")
                        .mendedBy(DocumentDbCases::rightEndpoint),
                wrong("DocumentDB: the port is another one", pod -> pod.set("NXOP_DOCDB_ENDPOINT", "127.0.0.1:1"))
                        .withResources()
                        .finds(HERE, "network-refused", "Check the port, and that the service runs.")
                        .mendedBy(DocumentDbCases::rightEndpoint),
                wrong(
                                "DocumentDB: TLS is not spoken there",
                                pod -> pod.set(
                                        "NXOP_DOCDB_ENDPOINT",
                                        "127.0.0.1:"
                                                + pod.sandbox().uri(Endpoint.S3).getPort()))
                        .withResources()
                        .finds(HERE, "docdb-tls", "The server at this address does not use TLS. Check host and port.")
                        .mendedBy(DocumentDbCases::rightEndpoint),
                wrong("DocumentDB: no rule lets the pod through, between regions", DocumentDbCases::behindFirewall)
                        .in(world -> world.with(Part.DOCDB).resourceRegion("us-west-2"))
                        .finds(
                                HERE,
                                "network-timeout-across-regions",
                                "The pod is in us-east-1 and the host in us-west-2",
                                "Ask for a firewall rule from the pod's region to the host's")
                        .mendedBy(pod -> pod.firewall().open()),
                wrong("DocumentDB: `NXOP_DOCDB_CA_FILE` is not set", pod -> pod.unset("NXOP_DOCDB_CA_FILE"))
                        .withResources()
                        .finds(
                                HERE,
                                "docdb-ca-file",
                                "Mount https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem",
                                "name the file in NXOP_DOCDB_CA_FILE")
                        .mendedBy(pod -> pod.restore("NXOP_DOCDB_CA_FILE")),
                wrong(
                                "DocumentDB: `NXOP_DOCDB_CA_FILE` holds another CA",
                                pod -> pod.set(
                                        "NXOP_DOCDB_CA_FILE",
                                        pod.file("ca.pem", SandboxCa.create().certificatePem())))
                        .withResources()
                        .finds(HERE, "docdb-tls", "Check that NXOP_DOCDB_CA_FILE names a file with that CA")
                        .mendedBy(pod -> pod.restore("NXOP_DOCDB_CA_FILE")),
                wrong(
                                "DocumentDB: the NXOP role is no user of the cluster",
                                pod -> pod.sandbox()
                                        .docdb()
                                        .deregister(pod.sandbox().targetRole()))
                        .withResources()
                        .finds(
                                HERE,
                                "docdb-login-refused",
                                "Register the role, not its session, as a user of the cluster.",
                                "db.createUser({user: \"arn:aws:iam::178549792225:role/example-role\", mechanisms: [\"MONGODB-AWS\"]")
                        .mendedBy(DocumentDbCases::registered),
                wrong(
                                "DocumentDB: the user has no rights on the database",
                                pod -> pod.sandbox()
                                        .docdb()
                                        .register(pod.sandbox().targetRole(), "read@another"))
                        .withResources()
                        .finds(
                                HERE,
                                "docdb-unauthorized",
                                "db.grantRolesToUser(\"arn:aws:iam::178549792225:role/example-role\", [{role: \"readWrite\", db: \"nxop_example\"}])")
                        .mendedBy(DocumentDbCases::granted));
    }

    private static void permit(Patient pod, String... actions) {
        pod.sandbox().permissions().replaceTarget(Policies.allowing(actions));
    }

    private static void rightEndpoint(Patient pod) {
        pod.set("NXOP_DOCDB_ENDPOINT", pod.sandbox().docdb().endpoint());
    }

    private static void behindFirewall(Patient pod) {
        pod.set("NXOP_DOCDB_ENDPOINT", pod.behindFirewall(pod.sandbox().docdb().endpoint()));
    }

    private static void registered(Patient pod, Said said) {
        pod.sandbox().docdb().register(said.copied("user: \"(\\S+)\""), rights(said));
    }

    private static void granted(Patient pod, Said said) {
        pod.sandbox().docdb().register(said.copied("grantRolesToUser\\(\"(\\S+)\""), rights(said));
    }

    private static String rights(Said said) {
        return said.copied("role: \"(\\w+)\"") + "@" + said.copied("db: \"(\\w+)\"");
    }
}
