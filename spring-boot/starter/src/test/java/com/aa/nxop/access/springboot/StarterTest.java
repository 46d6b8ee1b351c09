package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
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
import java.util.concurrent.TimeUnit;
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
import org.springframework.data.mongodb.core.MongoTemplate;
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
            .msk(msk -> msk.topic("flights"))
            .build();

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = TestApplication.start(
                sandbox,
                TestApplication.class,
                "--nxop.docdb.database=orders",
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
        assertThat(context.getBean(TestApplication.Inbox.class).messages.poll(20, TimeUnit.SECONDS))
                .isEqualTo("AA107");
        assertThat(context.getBean(KafkaAdmin.class).describeTopics("flights")).containsOnlyKeys("flights");
        assertThat(sandbox.msk().refusals()).isEmpty();
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

    /** By itself, a listener ends for good with the first refusal. */
    @Test
    void aListenerOutlivesARefusal() {
        assertThat(listener().getContainerProperties().getAuthExceptionRetryInterval())
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void readinessIsDownWhileAccessIsLostAndListenersRunOn() throws Exception {
        NxopAccess nxop = context.getBean(NxopAccess.class);
        for (int i = 0; i < 100; i++) {
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
        }
        nxop.invalidate(nxop.credentialsProvider().resolveCredentials().accessKeyId());
        awaitReadiness(503);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        int asked = sandbox.requests(Endpoint.AGENT);
        assertThat(get("/actuator/health/nxop").body()).contains("DOWN");
        assertThat(sandbox.requests(Endpoint.AGENT)).as("health asks nobody").isEqualTo(asked);

        sandbox.faults(Endpoint.STS).clear();
        Awaitility.await() // Without a caller, the SDK itself takes up to 20 seconds.
                .ignoreExceptions()
                .until(() -> nxop.credentialsProvider().resolveCredentials() != null);
        awaitReadiness(200);
        assertListens(listener(), "AA109");
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
        assertThat(context.getBean(TestApplication.Inbox.class).messages.poll(20, TimeUnit.SECONDS))
                .isEqualTo(message);
        assertThat(listener.isRunning()).isTrue();
    }

    private static void awaitReadiness(int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/actuator/health/readiness").statusCode())
                                .isEqualTo(status));
    }
}
