package com.aa.nxop.access.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** spring-cloud-aws with the NXOP role: its beans, and its imports, which are read before there are beans. */
@Tag("full")
final class SpringCloudAwsTest {
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private HttpServer services;

    @SpringBootApplication(
            excludeName = {
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration"
            })
    @ComponentScan(useDefaultFilters = false)
    static class SqsApplication {}

    /** SQS and Secrets Manager as far as this test needs them. */
    @BeforeEach
    void startServices() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = answer(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        services.start();
    }

    private static byte[] answer(String target) {
        String body = target.startsWith("secretsmanager.")
                ? "{\"Name\": \"nxop-example\", \"SecretString\": \"{\\\"greeting\\\": \\\"Hello from NXOP\\\"}\"}"
                : "{\"QueueUrl\": \"http://127.0.0.1/orders\"}";
        return body.getBytes(UTF_8);
    }

    private String uri() {
        return "http://127.0.0.1:" + services.getAddress().getPort();
    }

    /** The access key that a request was signed with. */
    private String signer() {
        return String.valueOf(authorizations.poll()).replaceAll(".*Credential=([^/]+)/.*", "$1");
    }

    @AfterEach
    void stopServices() {
        services.stop(0);
    }

    /** The access key that a request to SQS was signed with. */
    private String signer(NxopSandbox sandbox, String... arguments) {
        String[] all = Stream.concat(Stream.of("--spring.cloud.aws.sqs.endpoint=" + uri()), Stream.of(arguments))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = TestApplication.start(sandbox, SqsApplication.class, all)) {
            context.getBean(SqsAsyncClient.class)
                    .getQueueUrl(request -> request.queueName("orders"))
                    .join();
            if (sandbox.requests(Endpoint.SSM) > 0) {
                assertThat(context.getEnvironment().getProperty("greeting")).isEqualTo("Hello from NXOP");
            }
        }
        return signer();
    }

    /** awspring/spring-cloud-aws 666. */
    @Test
    void anImportOfParametersAndAClientOfSqsHaveTheRole() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .ssm(ssm -> ssm.parameter("/nxop-example/greeting", "Hello from NXOP"))
                .start()) {
            String key = signer(
                    sandbox,
                    "--spring.config.import=aws-parameterstore:/nxop-example/",
                    "--spring.cloud.aws.parameterstore.endpoint=" + sandbox.uri(Endpoint.SSM));
            assertThat(sandbox.requests(Endpoint.SSM)).isPositive();
            assertThat(sandbox.sts().session(key))
                    .hasValueSatisfying(session -> assertThat(session.roleArn()).isEqualTo(sandbox.targetRole()));
            assertThat(sandbox.sts().calls())
                    .filteredOn(call -> call.bySession() && call.action().equals("AssumeRole"))
                    .hasSize(1);
        }
    }

    @Test
    void anImportOfSecretsHasTheRole() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                ConfigurableApplicationContext context = TestApplication.start(
                        sandbox,
                        SqsApplication.class,
                        "--spring.config.import=aws-secretsmanager:nxop-example",
                        "--spring.cloud.aws.secretsmanager.endpoint=" + uri())) {
            assertThat(context.getEnvironment().getProperty("greeting")).isEqualTo("Hello from NXOP");
            assertThat(sandbox.sts().session(signer()))
                    .hasValueSatisfying(session -> assertThat(session.roleArn()).isEqualTo(sandbox.targetRole()));
        }
    }

    /** So the tests above are red where the starter is missing. */
    @Test
    void withoutTheStarterTheIdentityIsAnother() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            String key = signer(sandbox, withoutStarter());
            assertThat(sandbox.sts().session(key)).isEmpty();
            assertThat(sandbox.requests(Endpoint.STS)).isZero();
        }
    }

    private static String[] withoutStarter() {
        return List.of(
                        "--nxop.enabled=false",
                        "--spring.cloud.aws.region.static=us-east-1",
                        "--spring.cloud.aws.credentials.access-key=AKIAIOSFODNN7EXAMPLE",
                        "--spring.cloud.aws.credentials.secret-key=example")
                .toArray(String[]::new);
    }
}
