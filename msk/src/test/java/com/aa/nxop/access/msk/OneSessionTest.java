package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.msk.auth.iam.IAMClientCallbackHandler;

/** What sharing a session saves: ten Kafka clients and S3 here, ten Kafka clients with the library's own handler beside them. */
@Tag("full")
final class OneSessionTest {
    @Test
    void tenKafkaClientsAndS3TakeOneAssumeRole() throws Exception {
        try (NxopSandbox sandbox =
                        NxopSandbox.builder().msk(msk -> msk.topic("t")).start();
                NxopAccess nxop = Access.in(sandbox)) {
            List<AutoCloseable> clients = new ArrayList<>();
            try (S3Client s3 = S3Client.builder()
                    .credentialsProvider(nxop.credentialsProvider())
                    .region(Region.US_EAST_1)
                    .endpointOverride(sandbox.uri(Endpoint.S3))
                    .forcePathStyle(true)
                    .build()) {
                for (int i = 0; i < 4; i++) {
                    Producer<String, String> producer = Clients.producer(nxop);
                    clients.add(producer);
                    Clients.send(producer, "t", "value-" + i);
                }
                for (int i = 0; i < 3; i++) {
                    var consumer = Clients.consumer(nxop, "group-" + i);
                    clients.add(consumer);
                    assertThat(Clients.read(consumer, "t", 4)).hasSize(4);
                }
                for (int i = 0; i < 3; i++) {
                    Admin admin = Clients.admin(nxop);
                    clients.add(admin);
                    assertThat(admin.listTopics().names().get()).contains("t");
                }
                s3.headBucket(head -> head.bucket("nxop-example-data"));
            } finally {
                for (AutoCloseable client : clients) {
                    client.close();
                }
            }
            long ours = assumeRoles(sandbox);
            long stock = withTheStockHandler(sandbox) - ours;
            System.out.println("AssumeRole calls: ten Kafka clients and S3 on one NxopAccess: " + ours
                    + "; ten Kafka clients on the stock handler with awsRoleArn: " + stock);
            assertThat(ours).isOne();
            assertThat(stock).isGreaterThanOrEqualTo(10);
        }
    }

    private static long withTheStockHandler(NxopSandbox sandbox) throws Exception {
        Map<String, String> system = new HashMap<>();
        system.put("aws.containerCredentialsFullUri", sandbox.environment().get("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        system.put(
                "aws.containerAuthorizationTokenFile",
                sandbox.environment().get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
        system.put("aws.endpointUrlSts", sandbox.uri(Endpoint.STS).toString());
        system.put("aws.region", "us-east-1");
        system.forEach(System::setProperty);
        List<Admin> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Map<String, Object> properties = new HashMap<>(Map.of(
                        "bootstrap.servers",
                        sandbox.msk().bootstrapServers(),
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "AWS_MSK_IAM",
                        "sasl.jaas.config",
                        "software.amazon.msk.auth.iam.IAMLoginModule required awsRoleArn=\"" + sandbox.targetRole()
                                + "\" awsStsRegion=\"us-east-1\" awsRoleSessionName=\"stock\""
                                + " awsAddDefaultProviders=\"false\";",
                        "sasl.client.callback.handler.class",
                        IAMClientCallbackHandler.class,
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.location",
                        sandbox.environment().get("NXOP_MSK_CA_FILE"),
                        "default.api.timeout.ms",
                        20_000));
                properties.put("request.timeout.ms", 10_000);
                Admin admin = Admin.create(properties);
                clients.add(admin);
                assertThat(admin.listTopics().names().get()).contains("t");
            }
        } finally {
            clients.forEach(Admin::close);
            system.keySet().forEach(System::clearProperty);
        }
        return assumeRoles(sandbox);
    }

    private static long assumeRoles(NxopSandbox sandbox) {
        return sandbox.sts().calls().stream()
                .filter(SandboxSts.Call::bySession)
                .filter(call -> call.action().equals("AssumeRole"))
                .count();
    }
}
