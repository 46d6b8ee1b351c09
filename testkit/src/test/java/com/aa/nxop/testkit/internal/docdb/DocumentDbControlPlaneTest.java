package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.docdb.DocDbClient;
import software.amazon.awssdk.services.docdb.model.DBCluster;
import software.amazon.awssdk.services.docdb.model.DBClusterMember;
import software.amazon.awssdk.services.docdb.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.docdb.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.docdb.model.DocDbException;
import software.amazon.awssdk.services.docdb.model.Filter;

/** By AWS's own client. */
@Tag("full")
class DocumentDbControlPlaneTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private static DocDbClient client(NxopSandbox of, AwsCredentials credentials, String region) {
        return DocDbClient.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(of.environment().get("AWS_ENDPOINT_URL_DOCDB"))))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static List<DBCluster> clusters(
            NxopSandbox of, AwsCredentials credentials, Consumer<DescribeDbClustersRequest.Builder> request) {
        try (DocDbClient docdb = client(of, credentials, "us-east-1")) {
            return docdb.describeDBClusters(request).dbClusters();
        }
    }

    private static List<DBCluster> clusters(Consumer<DescribeDbClustersRequest.Builder> request) {
        return clusters(sandbox, DocumentDbClients.session(sandbox), request);
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static DocDbException refused(AwsCredentials credentials) {
        return catchThrowableOfType(
                DocDbException.class, () -> clusters(sandbox, credentials, r -> r.dbClusterIdentifier("nxop-example")));
    }

    @Test
    void tellsWhereTheClusterIs() {
        List<DBCluster> found =
                clusters(r -> r.dbClusterIdentifier("nxop-example").filters(filter("engine", "docdb")));
        SandboxDocumentDb docdb = sandbox.docdb();
        assertThat(found).singleElement().satisfies(cluster -> {
            assertThat(cluster.dbClusterIdentifier()).isEqualTo("nxop-example");
            assertThat(cluster.dbClusterArn()).isEqualTo("arn:aws:rds:us-east-1:178549792225:cluster:nxop-example");
            assertThat(cluster.engine()).isEqualTo("docdb");
            assertThat(cluster.engineVersion()).isEqualTo("5.0.0");
            assertThat(cluster.status()).isEqualTo("available");
            assertThat(cluster.endpoint() + ":" + cluster.port()).isEqualTo(docdb.endpoint());
            assertThat(cluster.readerEndpoint()).isEqualTo("localhost");
            assertThat(cluster.dbClusterMembers())
                    .extracting(DBClusterMember::dbInstanceIdentifier)
                    .containsExactly("nxop-example-1", "nxop-example-2");
        });
    }

    @Test
    void knowsWhoIsThePrimary() {
        boolean first = sandbox.docdb().primary().equals(sandbox.docdb().endpoint());
        for (boolean expected : new boolean[] {first, !first}) {
            assertThat(clusters(r -> r.dbClusterIdentifier("nxop-example"))
                            .get(0)
                            .dbClusterMembers())
                    .extracting(DBClusterMember::isClusterWriter)
                    .containsExactly(expected, !expected);
            sandbox.docdb().failover();
        }
    }

    @Test
    void listsAllClustersOfTheAccount() {
        assertThat(clusters(r -> {})).hasSize(1);
        assertThat(clusters(r -> r.filters(filter("engine", "neptune", "docdb"))))
                .hasSize(1);
        assertThat(clusters(r -> r.filters(filter("db-cluster-id", "nxop-example"))))
                .hasSize(1);
        assertThat(clusters(r -> r.filters(filter("engine", "docdb"), filter("db-cluster-id", "another"))))
                .isEmpty();
    }

    @Test
    void findsIdentifiersInAnyCase() {
        assertThat(clusters(r -> r.dbClusterIdentifier("NXOP-Example"))).hasSize(1);
    }

    @Test
    void doesNotKnowOtherClusters() {
        DbClusterNotFoundException told = catchThrowableOfType(
                DbClusterNotFoundException.class, () -> clusters(r -> r.dbClusterIdentifier("an<other")));
        assertThat(told.statusCode()).isEqualTo(404);
        assertThat(told.awsErrorDetails().errorCode()).isEqualTo("DBClusterNotFoundFault");
        assertThat(told.awsErrorDetails().errorMessage()).isEqualTo("DBCluster an<other not found.");
    }

    @Test
    void hidesOtherEnginesFromThoseWhoAskForDocumentDb() {
        try (NxopSandbox other = NxopSandbox.builder()
                .docdb(docdb -> docdb.clusterId("orders")
                        .engine("aurora-mysql")
                        .engineVersion("8.0.0")
                        .status("modifying"))
                .start()) {
            AwsCredentials session = DocumentDbClients.session(other);
            assertThat(clusters(
                            other, session, r -> r.dbClusterIdentifier("orders").filters(filter("engine", "docdb"))))
                    .isEmpty();
            assertThat(clusters(other, session, r -> r.dbClusterIdentifier("orders")))
                    .singleElement()
                    .satisfies(cluster -> {
                        assertThat(cluster.engine()).isEqualTo("aurora-mysql");
                        assertThat(cluster.engineVersion()).isEqualTo("8.0.0");
                        assertThat(cluster.status()).isEqualTo("modifying");
                        assertThat(cluster.dbClusterIdentifier()).isEqualTo("orders");
                    });
            assertThat(other.docdb().clusterId()).isEqualTo("orders");
        }
    }

    @Test
    void refusesFiltersThatItDoesNotKnow() {
        assertThatThrownBy(() -> clusters(r -> r.filters(filter("colour", "blue"))))
                .isInstanceOf(DocDbException.class)
                .hasMessageStartingWith("Unrecognized filter name: colour (Service: DocDb, Status Code: 400,");
    }

    @Test
    void refusesRolesWithoutThePermission() {
        String right = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
                """;
        try (NxopSandbox poor = NxopSandbox.builder()
                .with(Part.DOCDB)
                .permissions(permissions -> permissions.target(right))
                .start()) {
            DocDbException told = catchThrowableOfType(
                    DocDbException.class,
                    () -> clusters(poor, DocumentDbClients.session(poor), r -> r.dbClusterIdentifier("nxop-example")));
            assertThat(told.statusCode()).isEqualTo(403);
            assertThat(told.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(told.awsErrorDetails().errorMessage())
                    .isEqualTo(
                            "User: arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app is not"
                                    + " authorized to perform: rds:DescribeDBClusters on resource:"
                                    + " arn:aws:rds:us-east-1:178549792225:cluster:nxop-example because no identity-based policy"
                                    + " allows the rds:DescribeDBClusters action");
        }
    }

    @Test
    void refusesWrongSignatures() {
        AwsSessionCredentials right = DocumentDbClients.session(sandbox);
        assertThat(code(refused(AwsSessionCredentials.create(right.accessKeyId(), "not-it", right.sessionToken()))))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code(refused(AwsSessionCredentials.create("ASIANOBODYSOBODYS001", "x", "x"))))
                .isEqualTo("InvalidClientTokenId");
        try (DocDbClient elsewhere = client(sandbox, right, "eu-west-1")) {
            assertThatThrownBy(elsewhere::describeDBClusters)
                    .hasMessageStartingWith("Credential should be scoped to a valid region.");
        }
    }

    @Test
    void refusesExpiredSessions() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        sandbox.clock().advance(Duration.ofMinutes(61));
        try {
            assertThat(code(refused(session))).isEqualTo("ExpiredToken");
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(-61));
        }
    }

    @Test
    void answersNothingElse() {
        try (DocDbClient docdb = client(sandbox, DocumentDbClients.session(sandbox), "us-east-1")) {
            assertThatThrownBy(docdb::describeDBInstances)
                    .isInstanceOf(DocDbException.class)
                    .hasMessageStartingWith("The sandbox's DocumentDB answers DescribeDBClusters only.");
        }
    }

    @Test
    void goesWrongOnRequest() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        int before = sandbox.requests(Endpoint.DOCDB);
        sandbox.faults(Endpoint.DOCDB).inject(Fault.throttle());
        DocDbException told = refused(session);
        assertThat(told.isThrottlingException()).isTrue();
        assertThat(told.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
        sandbox.faults(Endpoint.DOCDB).clear();
        sandbox.faults(Endpoint.DOCDB).inject(Fault.status(500).times(1));
        assertThat(clusters(r -> {})).hasSize(1);
        sandbox.faults(Endpoint.DOCDB).inject(Fault.garbage());
        assertThatThrownBy(() -> clusters(r -> {})).isInstanceOf(SdkException.class);
        sandbox.faults(Endpoint.DOCDB).clear();
        assertThat(sandbox.requests(Endpoint.DOCDB)).isGreaterThan(before + 3);
    }

    private static String code(DocDbException e) {
        return e.awsErrorDetails().errorCode();
    }
}
