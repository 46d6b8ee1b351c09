package com.aa.nxop.access.msk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers in the caller's own properties, beside those of the SDK's settings. */
@Tag("full")
final class OwnBrokersTest {
    private static final String ARN =
            "arn:aws:kafka:us-east-1:178549792225:cluster/c/0a1b2c3d-1111-2222-3333-444455556666-2";
    private static final String SERVERS = "b-1.c.abc.c2.kafka.us-east-1.amazonaws.com:9098,"
            + "b-2.c.abc.c2.kafka.us-east-1.amazonaws.com:9098,b-3.c.abc.c2.kafka.us-east-1.amazonaws.com:9098";
    private static final String PUBLIC = "b-1-public.c.abc.c2.kafka.us-east-1.amazonaws.com:9198";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private final AtomicInteger lookups = new AtomicInteger();
    private HttpServer controlPlane;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        controlPlane = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controlPlane.createContext("/", exchange -> {
            lookups.incrementAndGet();
            byte[] body = (status == 200
                            ? "{\"bootstrapBrokerStringSaslIam\":\"" + SERVERS
                                    + "\",\"bootstrapBrokerStringPublicSaslIam\":\"" + PUBLIC + "\"}"
                            : "{\"message\":\"not allowed\"}")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-amzn-ErrorType", status == 404 ? "NotFoundException" : "Denied");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        controlPlane.start();
    }

    @AfterEach
    void stop() {
        controlPlane.stop(0);
    }

    private NxopAccess withCluster(String... more) {
        String[] all = Stream.concat(
                        Stream.of(
                                "NXOP_MSK_CLUSTER_ARN",
                                ARN,
                                "AWS_ENDPOINT_URL_KAFKA",
                                "http://127.0.0.1:" + controlPlane.getAddress().getPort()),
                        Stream.of(more))
                .toArray(String[]::new);
        return Access.in(sandbox, all);
    }

    private static @Nullable Object brokers(NxopAccess nxop, Object own) {
        return NxopMsk.clientProperties(nxop, Map.of("bootstrap.servers", own)).get("bootstrap.servers");
    }

    static Stream<Object> defaultsOfFrameworks() {
        return Stream.of(
                "localhost:9092",
                " LocalHost:9092 ",
                "127.0.0.1:9092",
                "[::1]:9092",
                "PLAINTEXT://localhost:9092",
                List.of("localhost:9092"),
                List.of("127.0.0.1:9092"));
    }

    /** Spring Boot sets it where nobody does, as a list: the client would try to reach it for ever. */
    @ParameterizedTest
    @MethodSource("defaultsOfFrameworks")
    void springBootsDefaultGivesWayWithOneLineInTheLog(Object own) {
        try (NxopAccess nxop = withCluster();
                NxopAccess named = Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS);
                Log log = new Log()) {
            assertThat(brokers(nxop, own)).isEqualTo(SERVERS);
            assertThat(brokers(named, own)).isEqualTo(SERVERS);
            assertThat(log.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .matches(
                                    "INFO bootstrap\\.servers is [a-z0-9.:\\[\\]]+:9092, a framework's default\\. The SDK uses .* instead\\.")
                            .endsWith("The SDK uses " + SERVERS + " instead."));
        }
    }

    @Test
    void whereNothingIsConfiguredItStays() {
        try (NxopAccess nxop = Access.in(sandbox);
                NxopAccess local = Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", "localhost:9092");
                Log log = new Log()) {
            assertThat(brokers(nxop, List.of("localhost:9092"))).isEqualTo(List.of("localhost:9092"));
            assertThat(brokers(local, "localhost:9092")).isEqualTo("localhost:9092");
            assertThat(log.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9093", "localhost:9092,b-1.other:9098"})
    void whatIsNoDefaultGivesNoWay(String own) {
        try (NxopAccess nxop = withCluster()) {
            assertThatThrownBy(() -> brokers(nxop, own))
                    .hasMessageContaining("bootstrap.servers is ")
                    .hasMessageContaining(own.split(",", -1)[0]);
        }
    }

    @Test
    void otherBrokersThanTheVariablesAreAContradiction() {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS)) {
            assertThatThrownBy(() -> brokers(nxop, List.of("b-1.other:9098", "b-2.other:9098")))
                    .hasMessage("""
                            The Kafka client's properties contradict the SDK's settings: bootstrap.servers is \
                            b-1.other:9098,b-2.other:9098, but NXOP_MSK_BOOTSTRAP_SERVERS is %s.
                              Remedy: Name the same brokers in both. If NxopMsk.clientProperties makes the properties, leave \
                            bootstrap.servers out.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""".formatted(SERVERS));
        }
    }

    @Test
    void soAreOthersThanThoseOfTheCluster() {
        try (NxopAccess nxop = withCluster("NXOP_MSK_CONNECTIVITY", "private")) {
            assertThatThrownBy(() -> brokers(nxop, "b-1.c.other.c2.kafka.us-east-1.amazonaws.com:9098"))
                    .hasMessage("""
                            The Kafka client's properties contradict the SDK's settings: bootstrap.servers is \
                            b-1.c.other.c2.kafka.us-east-1.amazonaws.com:9098, but the brokers of NXOP_MSK_CLUSTER_ARN are %s.
                              Remedy: Set bootstrap.servers to these brokers. If NxopMsk.clientProperties makes the properties, leave \
                            bootstrap.servers out. If other names lead to the same cluster, set NXOP_MSK_BOOTSTRAP_SERVERS to those names.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""".formatted(SERVERS));
            assertThatThrownBy(() -> brokers(nxop, "b-1.c.abc.c2.kafka.us-east-1.amazonaws.com:9096"))
                    .as("the same cluster's listener for passwords")
                    .isInstanceOf(AccessException.class);
            assertThatThrownBy(() -> brokers(nxop, PUBLIC))
                    .as("not the kind of listener that is asked for")
                    .isInstanceOf(AccessException.class);
        }
    }

    static Stream<Object> sameCluster() {
        return Stream.of(
                SERVERS,
                "b-2.c.abc.c2.kafka.us-east-1.amazonaws.com:9098",
                "B-1.C.abc.c2.kafka.us-east-1.amazonaws.com:9098 ",
                "SASL_SSL://b-1.c.abc.c2.kafka.us-east-1.amazonaws.com:9098",
                // MSK names three brokers of many, and not always the same.
                List.of("b-9.c.abc.c2.kafka.us-east-1.amazonaws.com:9098"));
    }

    @ParameterizedTest
    @MethodSource("sameCluster")
    void brokersOfTheSameClusterStayAsTheyWereWritten(Object own) {
        try (NxopAccess nxop = withCluster();
                NxopAccess named = Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS)) {
            assertThat(brokers(nxop, own)).isEqualTo(own);
            assertThat(brokers(named, own)).isEqualTo(own);
        }
    }

    @Test
    void theKindOfListenerIsFreeWhereNobodyAskedForOne() {
        try (NxopAccess nxop = withCluster()) {
            assertThat(brokers(nxop, PUBLIC)).isEqualTo(PUBLIC);
        }
    }

    /** As the custom names in front of a cluster are: said once, in the settings, they are the cluster's. */
    @Test
    void namesOfOnesOwnAreTakenFromTheVariable() {
        try (NxopAccess nxop = withCluster("NXOP_MSK_BOOTSTRAP_SERVERS", "kafka.flights.example.com:9098")) {
            assertThat(brokers(nxop, "kafka.flights.example.com:9098")).isEqualTo("kafka.flights.example.com:9098");
            assertThat(lookups).hasValue(0);
        }
    }

    @Test
    void whereMskDoesNotTellTheOwnBrokersStayAndTheLogSaysSo() {
        status = 403;
        try (NxopAccess nxop = withCluster();
                Log log = new Log()) {
            assertThat(brokers(nxop, "b-1.other:9098")).isEqualTo("b-1.other:9098");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARN The SDK could not compare bootstrap.servers with the brokers of NXOP_MSK_CLUSTER_ARN: MSK refused to list the"
                                    + " brokers of " + ARN);
        }
    }

    /** As where nothing lets the pod through to MSK's API, and brokers are named for that reason. */
    @Test
    void anMskThatDoesNotAnswerCostsFourSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                NxopAccess nxop = withCluster("AWS_ENDPOINT_URL_KAFKA", "http://127.0.0.1:" + silent.getLocalPort());
                Log log = new Log()) {
            nxop.credentialsProvider().resolveCredentials();
            long start = System.nanoTime();
            assertThat(brokers(nxop, "b-1.other:9098")).isEqualTo("b-1.other:9098");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
            assertThat(log.lines()).singleElement().asString().contains("MSK did not list the brokers of " + ARN);
        }
    }

    @Test
    void butADefaultOfAFrameworkDoesNotStayEvenThen() {
        status = 403;
        try (NxopAccess nxop = withCluster()) {
            AccessException refusal =
                    catchThrowableOfType(AccessException.class, () -> brokers(nxop, "localhost:9092"));
            assertThat(refusal.finding().id()).isEqualTo("msk-lookup-refused");
        }
    }

    @Test
    void aClusterThatMskDoesNotKnowIsSaid() {
        status = 404;
        try (NxopAccess nxop = withCluster()) {
            AccessException refusal =
                    catchThrowableOfType(AccessException.class, () -> brokers(nxop, "b-1.other:9098"));
            assertThat(refusal.finding().id()).isEqualTo("msk-cluster-unknown");
        }
    }

    /** OAUTHBEARER signs for one region, and a broker in another would only say that access is denied. */
    @Test
    void brokersInAnotherRegionThanTheLoginIsSignedFor() {
        String west = "b-1.c.abc.c2.kafka.us-west-2.amazonaws.com:9098";
        try (NxopAccess bearer = Access.in(sandbox, "NXOP_MSK_MECHANISM", "OAUTHBEARER");
                NxopAccess iam = Access.in(sandbox);
                NxopAccess cluster = withCluster()) {
            assertThatThrownBy(() -> brokers(bearer, west)).hasMessage("""
                            The Kafka client's properties contradict the SDK's settings: bootstrap.servers is %s, but the SDK signs the \
                            login for us-east-1.
                              Remedy: Correct the wrong value. The SDK takes the region from NXOP_MSK_CLUSTER_ARN, else from \
                            NXOP_REGION, else from AWS_REGION.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-contradiction""".formatted(west));
            assertThatThrownBy(() -> brokers(cluster, west)).hasMessageContaining("but NXOP_MSK_CLUSTER_ARN is " + ARN);
            assertThat(brokers(iam, west))
                    .as("AWS_MSK_IAM signs for the broker's region")
                    .isEqualTo(west);
        }
    }

    @Test
    void aPrefixHidesNone() {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_BOOTSTRAP_SERVERS", SERVERS)) {
            assertThatThrownBy(() ->
                            NxopMsk.clientProperties(nxop, Map.of("producer.bootstrap.servers", "b-1.other:9098")))
                    .hasMessageStartingWith("The Kafka client's properties contradict the SDK's settings:"
                            + " producer.bootstrap.servers is b-1.other:9098, but bootstrap.servers is ");
        }
    }
}
