package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Everything that an application uses, with settings alone. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StarterTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("flights").topic("departures"))
            .build();

    private static final String STRINGS = "org.apache.kafka.common.serialization.Serdes$StringSerde";
    private static ConfigurableApplicationContext context;

    /** A stream and its reader, as people write them. */
    @EnableKafkaStreams
    @Import(TestApplication.class)
    static class StreamsApplication {
        private final BlockingQueue<String> departures = new LinkedBlockingQueue<>();

        @Bean
        KStream<String, String> flightsToDepartures(StreamsBuilder builder) {
            KStream<String, String> flights = builder.stream("flights");
            flights.mapValues(flight -> flight + " departed").to("departures");
            return flights;
        }

        @KafkaListener(topics = "departures", groupId = "nxop-example-2", properties = "auto.offset.reset=earliest")
        void take(String departure) {
            departures.add(departure);
        }
    }

    @BeforeAll
    static void start() {
        context = TestApplication.start(
                sandbox,
                StreamsApplication.class,
                "--nxop.docdb.database=orders",
                "--spring.kafka.streams.application-id=nxop-example-streams",
                "--spring.kafka.streams.properties.default.key.serde=" + STRINGS,
                "--spring.kafka.streams.properties.default.value.serde=" + STRINGS,
                "--spring.kafka.streams.properties.auto.offset.reset=earliest",
                "--spring.threads.virtual.enabled=true",
                "--management.endpoint.health.show-components=always");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @SuppressWarnings("unchecked")
    void producerListenerAndAdminUseTheSession() throws Exception {
        KafkaTemplate<Object, Object> template = context.getBean(KafkaTemplate.class);
        template.send("flights", "AA107").get(20, TimeUnit.SECONDS);
        awaitMessage(context.getBean(TestApplication.Inbox.class).messages, "AA107");
        assertThat(context.getBean(KafkaAdmin.class).describeTopics("flights")).containsOnlyKeys("flights");
        assertThat(sandbox.msk().refusals()).isEmpty();
    }

    @Test
    void kafkaStreamsUsesTheSession() throws Exception {
        assertDeparts("AA110");
    }

    /** Before Java 21, Spring Boot ignores the setting. */
    @Test
    void listenersMayRunOnVirtualThreads() throws Exception {
        assertListens(listener(), "AA111");
        assertThat(context.getBean(TestApplication.Inbox.class).threads)
                .isEqualTo(Runtime.version().feature() >= 21 ? "VirtualThread" : "Thread");
    }

    @Test
    void theReactiveDriverUsesTheSession() {
        ReactiveMongoTemplate mongo = context.getBean(ReactiveMongoTemplate.class);
        Duration limit = Duration.ofSeconds(20);
        mongo.insert(new Document("flight", "AA107"), "departures").block(limit);
        assertThat(Objects.requireNonNull(mongo.getMongoDatabase().block(limit)).getName())
                .isEqualTo("orders");
        assertThat(mongo.count(new Query(), "departures").block(limit)).isEqualTo(1);
    }

    @Test
    void mongoTemplateUsesTheSessionAndTheConfiguredDatabase() {
        MongoTemplate mongo = context.getBean(MongoTemplate.class);
        mongo.insert(new Document("flight", "AA107"), "flights");
        assertThat(mongo.getCollection("flights").countDocuments()).isEqualTo(1);
        assertThat(mongo.getDb().getName()).isEqualTo("orders");
    }

    @Test
    void clientsOfS3UseTheSession() {
        S3Client s3 = context.getBean(S3Client.class);
        s3.putObject(put -> put.bucket("nxop-example-data").key("spring"), RequestBody.fromString("Hello"));
        assertThat(context.getBean(S3AsyncClient.class)
                        .headObject(head -> head.bucket("nxop-example-data").key("spring"))
                        .join()
                        .contentLength())
                .isEqualTo(5);
        assertThat(context.getBean(S3Presigner.class)).isNotNull();
    }

    /** The sandbox's S3 reads and writes XML with the Jackson that Spring Boot brings. */
    @Test
    void requestsOfS3InXmlWork() {
        S3Client s3 = context.getBean(S3Client.class);
        String bucket = "nxop-example-data";
        String id = s3.createMultipartUpload(upload -> upload.bucket(bucket).key("parts"))
                .uploadId();
        String etag = s3.uploadPart(
                        part -> part.bucket(bucket).key("parts").uploadId(id).partNumber(1),
                        RequestBody.fromString("Hello"))
                .eTag();
        s3.completeMultipartUpload(upload -> upload.bucket(bucket)
                .key("parts")
                .uploadId(id)
                .multipartUpload(all -> all.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket).prefix("parts")).contents())
                .hasSize(1);
        s3.deleteObjects(delete -> delete.bucket(bucket)
                .delete(objects ->
                        objects.objects(ObjectIdentifier.builder().key("parts").build())));
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket).prefix("parts")).contents())
                .isEmpty();
    }

    @Test
    void thereIsOneSession() {
        context.getBean(AwsCredentialsProvider.class).resolveCredentials();
        assertThat(sandbox.sts().calls())
                .filteredOn(call -> call.bySession() && call.action().equals("AssumeRole"))
                .hasSize(1);
        assertThat(context.getBean(AwsRegionProvider.class).getRegion().id()).isEqualTo("us-east-1");
    }

    @Test
    void theDoctorIsNotExposedUnasked() throws Exception {
        assertThat(get("/actuator/nxop").statusCode()).isEqualTo(404);
        assertThat(context.getBeansOfType(DoctorEndpoint.class)).isEmpty();
    }

    @Test
    void metricsCountTheFirstAttempt() {
        assertThat(context.getBean(MeterRegistry.class)
                        .get("nxop.session.refresh")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theCertificateAuthoritiesAreBundles() throws Exception {
        SslBundles bundles = context.getBean(SslBundles.class);
        for (String name : Set.of("nxop-msk", "nxop-docdb")) {
            assertThat(Objects.requireNonNull(
                                    bundles.getBundle(name).getStores().getTrustStore())
                            .size())
                    .isPositive();
        }
    }

    @Test
    void anotherContextSharesTheSession() {
        NxopAccess first = context.getBean(NxopAccess.class);
        try (ConfigurableApplicationContext other = TestApplication.start(sandbox, EmptyApplication.class)) {
            NxopAccess second = other.getBean(NxopAccess.class);
            assertThat(second.credentialsProvider().resolveCredentials())
                    .isEqualTo(first.credentialsProvider().resolveCredentials());
        }
        assertThat(first.status().usable()).isTrue();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void readinessIsDownWhileTheRoleIsRefusedAndListenersRunOn() throws Exception {
        NxopAccess nxop = context.getBean(NxopAccess.class);
        sandbox.trustPolicies().replaceTarget(trustPolicy("another"));
        nxop.invalidate(nxop.credentialsProvider().resolveCredentials().accessKeyId());
        awaitReadiness(503);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        int asked = sandbox.requests(Endpoint.AGENT);
        assertThat(get("/actuator/health/nxop").body()).contains("DOWN");
        assertThat(sandbox.requests(Endpoint.AGENT)).as("health asks nobody").isEqualTo(asked);

        sandbox.trustPolicies().replaceTarget(trustPolicy("*"));
        Awaitility.await() // Without a caller, the SDK itself takes up to 20 seconds.
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> nxop.credentialsProvider().resolveCredentials() != null);
        awaitReadiness(200);
        assertListens(listener(), "AA109");
    }

    private static String trustPolicy(String namespace) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"AWS": "%s"}, "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Condition": {"StringLike": {"aws:PrincipalTag/kubernetes-namespace": "%s"}}}]}
                """.formatted(sandbox.pod().role(), namespace);
    }

    private static MessageListenerContainer listener() {
        return context.getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainers()
                .iterator()
                .next();
    }

    @SuppressWarnings("unchecked")
    private static void assertListens(MessageListenerContainer listener, String message) throws Exception {
        context.getBean(KafkaTemplate.class).send("flights", message).get(20, TimeUnit.SECONDS);
        awaitMessage(context.getBean(TestApplication.Inbox.class).messages, message);
        assertThat(listener.isRunning()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static void assertDeparts(String flight) throws Exception {
        context.getBean(KafkaTemplate.class).send("flights", flight).get(20, TimeUnit.SECONDS);
        awaitMessage(context.getBean(StreamsApplication.class).departures, flight + " departed");
    }

    private static void awaitMessage(BlockingQueue<String> messages, String message) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> message.equals(messages.poll()));
    }

    private static void awaitReadiness(int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/actuator/health/readiness").statusCode())
                                .isEqualTo(status));
    }
}
