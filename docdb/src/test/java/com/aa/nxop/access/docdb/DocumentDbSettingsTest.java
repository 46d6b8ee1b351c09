package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.access.fakes.Pod;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentDbSettingsTest {
    @Test
    void areReadFromVariables() {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.put("NXOP_DOCDB_CLUSTER_ID", "orders-nonprod");
        variables.put("NXOP_DOCDB_ENDPOINT", "orders.cluster-a1b2.us-east-1.docdb.amazonaws.com:27017");
        variables.put("NXOP_DOCDB_CA_FILE", "/etc/nxop/docdb/global-bundle.pem");
        variables.put("NXOP_DOCDB_DATABASE", "orders");
        variables.put("AWS_ENDPOINT_URL_DOCDB", "http://127.0.0.1:4567");
        assertThat(of(NxopConfig.fromEnvironment(variables)))
                .isEqualTo(new DocumentDbSettings(
                        Optional.of("orders-nonprod"),
                        Optional.of("orders.cluster-a1b2.us-east-1.docdb.amazonaws.com:27017"),
                        Optional.of(Path.of("/etc/nxop/docdb/global-bundle.pem")),
                        Optional.of("orders"),
                        Optional.of(URI.create("http://127.0.0.1:4567"))));
    }

    private static DocumentDbSettings of(NxopConfig config) {
        try (NxopAccess nxop = NxopAccess.of(config)) {
            return DocumentDbSettings.of(nxop);
        }
    }

    @Test
    void areAllOptional() {
        assertThat(of(NxopConfig.fromEnvironment(Pod.withPodIdentity())))
                .isEqualTo(new DocumentDbSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void codeSetsThemByTheNamesOfTheirVariables() {
        NxopConfig config = NxopConfig.builder(Pod.withPodIdentity())
                .set("NXOP_DOCDB_CLUSTER_ID", "a")
                .set("NXOP_DOCDB_ENDPOINT", "localhost:27017")
                .set("NXOP_DOCDB_CA_FILE", "ca.pem")
                .set("NXOP_DOCDB_DATABASE", "d")
                .build();
        assertThat(of(config))
                .isEqualTo(new DocumentDbSettings(
                        Optional.of("a"),
                        Optional.of("localhost:27017"),
                        Optional.of(Path.of("ca.pem")),
                        Optional.of("d"),
                        Optional.empty()));
    }

    /** The names are a contract: this list may grow, and nothing in it may change. */
    @Test
    void everyVariableHasItsSystemProperty() {
        assertThat(Arrays.stream(DocumentDbSetting.values())
                        .map(setting -> setting.variable() + " " + setting.property()))
                .containsExactly(
                        "NXOP_DOCDB_CLUSTER_ID nxop.docdb.cluster.id",
                        "NXOP_DOCDB_ENDPOINT nxop.docdb.endpoint",
                        "NXOP_DOCDB_TUNNEL nxop.docdb.tunnel",
                        "NXOP_DOCDB_CA_FILE nxop.docdb.ca.file",
                        "NXOP_DOCDB_DATABASE nxop.docdb.database",
                        "AWS_ENDPOINT_URL_DOCDB aws.endpointUrlDocDb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders.cluster-a1b2.us-east-1.docdb.amazonaws.com",
                "mongodb://localhost:27017",
                "https://localhost:27017",
                "localhost:",
                "localhost:0",
                "localhost:65536",
                "localhost:27017/orders",
                "a:27017,b:27017",
                ":27017"
            })
    void anEndpointIsHostAndPort(String value) {
        ConfigProblem.isTheOnlyOne(
                "NXOP_DOCDB_ENDPOINT",
                value,
                DocumentDbFinding.CONFIG_DOCDB,
                "NXOP_DOCDB_ENDPOINT is \"" + value
                        + "\": it must be host:port, without a scheme and without anything after the port. Write for example"
                        + " orders.cluster-a1b2c3d4e5f6.us-east-1.docdb.amazonaws.com:27017.");
    }

    /** A connection string in the wrong place has a password. */
    @ParameterizedTest
    @CsvSource({
        "user:canary@localhost:27017, <hidden>@localhost:27017",
        "mongodb://user:canary@h.example:27017, mongodb://<hidden>@h.example:27017",
        "mongodb+srv://user:can@ry:canary@h.example/x, mongodb+srv://<hidden>@h.example/x"
    })
    void anEndpointsUserIsNotRepeated(String value, String shown) {
        ConfigProblem.isTheOnlyOne(
                "NXOP_DOCDB_ENDPOINT",
                value,
                DocumentDbFinding.CONFIG_DOCDB,
                "NXOP_DOCDB_ENDPOINT is \"" + shown
                        + "\": it must be host:port, without a scheme and without anything after the port. Write for example"
                        + " orders.cluster-a1b2c3d4e5f6.us-east-1.docdb.amazonaws.com:27017.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1st",
                "a--b",
                "a-",
                "arn:aws:rds:us-east-1:178549792225:cluster:orders",
                "orders.cluster-a1b2.us-east-1.docdb.amazonaws.com",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void aClusterIsNamedByItsIdentifier(String value) {
        ConfigProblem.isTheOnlyOne(
                "NXOP_DOCDB_CLUSTER_ID",
                value,
                DocumentDbFinding.CONFIG_DOCDB,
                "NXOP_DOCDB_CLUSTER_ID is \"" + value
                        + "\": it must be the identifier of a cluster, not its endpoint or ARN. Write for example orders-nonprod.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a.b", "a b", "$external", "a\\b", "a*"})
    void aDatabaseHasAName(String value) {
        ConfigProblem.isTheOnlyOne(
                "NXOP_DOCDB_DATABASE",
                value,
                DocumentDbFinding.CONFIG_DOCDB,
                "NXOP_DOCDB_DATABASE is \"" + value
                        + "\": it must be the name of a database: at most 63 characters, without spaces and none of"
                        + " /\\.\"$*<>:|?. Write for example orders.");
    }
}
