package com.aa.nxop.proofs.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.client.MongoClient;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Each client that Micronaut makes uses the NXOP session. */
final class MicronautIT {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("flights"))
            .build();

    private static ApplicationContext context;

    @BeforeAll
    static void start() {
        Map<String, Object> properties = Map.of(
                "mongodb.uri",
                "mongodb://localhost:27017",
                "kafka.enabled",
                true,
                "aws.services.s3.endpoint-override",
                sandbox.uri(Endpoint.S3).toString());
        context = ApplicationContext.builder(properties).build();
        // A process cannot set its own variables.
        context.registerSingleton(
                NxopAccess.class, NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment())), null, false);
        context.start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** All but its package. */
    @ParameterizedTest
    @ValueSource(classes = {NxopFactory.class, NxopKafkaListener.class})
    void thePageShowsTheClass(Class<?> type) throws IOException {
        Path file = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
        String shown = Files.readString(file).replaceFirst("package .*;\\R\\R", "");
        assertThat(Files.readString(Path.of("../../docs/guide/micronaut.md"))).contains("```java\n" + shown + "```");
    }

    @Test
    void theClientOfS3HasTheRoleAndItsRegion() {
        S3Client s3 = context.getBean(S3Client.class);
        s3.putObject(put -> put.bucket("nxop-example-data").key("k"), RequestBody.fromString("Hello"));
        assertThat(s3.serviceClientConfiguration().region().id()).isEqualTo("us-east-1");
    }

    @Test
    void theClientOfMongoDbReachesDocumentDb() {
        var flights = context.getBean(MongoClient.class).getDatabase("orders").getCollection("flights");
        flights.insertOne(new Document("flight", "AA107"));
        assertThat(flights.countDocuments()).isEqualTo(1);
    }

    @Test
    void producerListenerAndAdminReachMsk() throws Exception {
        context.getBean(Flights.class).send("AA107");
        assertThat(context.getBean(FlightListener.class).flights.poll(20, TimeUnit.SECONDS))
                .isEqualTo("AA107");
        assertThat(context.getBean(AdminClient.class).listTopics().names().get())
                .contains("flights");
        assertThat(sandbox.msk().refusals()).isEmpty();
    }
}
