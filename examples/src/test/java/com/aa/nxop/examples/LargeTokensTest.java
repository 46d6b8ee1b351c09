package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.doctor.Check;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.access.s3.NxopS3;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.PodSource;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Tokens as long as STS gives them since 2026-09-15, which broke those who thought them shorter (kubernetes-sigs/aws-iam-authenticator#1106,
 * oven-sh/bun#32973), on every way on which a token travels. docs/guide/compatibility.md says what is found here.
 */
@Tag("full")
@Timeout(90)
final class LargeTokensTest {
    private static final int LARGEST = 4096;
    private static final String BUCKET = "nxop-example-data";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .sts(sts -> sts.minimumSessionTokenSize(LARGEST))
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("large-tokens"))
            .build();

    private static NxopAccess access(NxopSandbox world, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(world.environment());
        variables.putAll(more);
        NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables));
        AwsSessionCredentials session =
                (AwsSessionCredentials) nxop.credentialsProvider().resolveCredentials();
        assertThat(session.sessionToken()).hasSize(LARGEST);
        return nxop;
    }

    /** The pod's own token is as long: the agent's answer, kube2iam's, Vault's file and STS's. */
    @ParameterizedTest
    @EnumSource(PodSource.class)
    void comeFromEverySourceAndOpenS3(PodSource source) {
        try (NxopSandbox world = NxopSandbox.builder()
                        .source(source)
                        .sts(sts -> sts.minimumSessionTokenSize(LARGEST))
                        .start();
                NxopAccess nxop = access(world, Map.of());
                S3Client s3 = NxopS3.client(nxop)) {
            s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("text"));
            assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asUtf8String())
                    .isEqualTo("text");
        }
    }

    @Test
    void fitIntoAPresignedUrl() throws IOException {
        try (NxopAccess nxop = access(sandbox, Map.of());
                S3Client s3 = NxopS3.client(nxop);
                S3Presigner presigner = NxopS3.presigner(nxop)) {
            s3.putObject(put -> put.bucket(BUCKET).key("presigned"), RequestBody.fromString("text"));
            URL url = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(BUCKET).key("presigned")))
                    .url();
            assertThat(url.toString().length()).isBetween(4_500, 5_000);
            try (InputStream in = url.openStream()) {
                assertThat(in.readAllBytes()).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The control plane too, which names the brokers. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void logInToMsk(String mechanism) throws Exception {
        Map<String, Object> own =
                Map.of("key.serializer", StringSerializer.class, "value.serializer", StringSerializer.class);
        int lookups = sandbox.requests(Endpoint.KAFKA);
        try (NxopAccess nxop = access(sandbox, Map.of("NXOP_MSK_MECHANISM", mechanism));
                Producer<String, String> producer = new KafkaProducer<>(NxopMsk.clientProperties(nxop, own))) {
            assertThat(producer.send(new ProducerRecord<>("large-tokens", "key", mechanism))
                            .get(30, TimeUnit.SECONDS)
                            .topic())
                    .isEqualTo("large-tokens");
        }
        assertThat(sandbox.requests(Endpoint.KAFKA)).isEqualTo(lookups + 1);
    }

    @Test
    void logInToDocumentDb() {
        int lookups = sandbox.requests(Endpoint.DOCDB);
        try (NxopAccess nxop = access(sandbox, Map.of());
                MongoClient client = NxopDocumentDb.client(nxop)) {
            MongoCollection<Document> flights =
                    client.getDatabase("nxop_example").getCollection("large-tokens");
            flights.insertOne(new Document("flight", "AA100"));
            assertThat(flights.countDocuments()).isOne();
        }
        assertThat(sandbox.requests(Endpoint.DOCDB)).isEqualTo(lookups + 1);
    }

    @Test
    void signAnyOtherClient() {
        try (NxopAccess nxop = access(sandbox, Map.of());
                SsmClient ssm = nxop.configure(SsmClient.builder())
                        .endpointOverride(sandbox.uri(Endpoint.SSM))
                        .build()) {
            assertThat(ssm.getParameter(get -> get.name("/nxop-example/greeting"))
                            .parameter()
                            .value())
                    .isEqualTo("Hello from NXOP");
        }
    }

    @Test
    void areNamedByTheDoctorAndTheStatus() {
        try (NxopAccess nxop = access(sandbox, Map.of())) {
            assertThat(nxop.status().tokenBytes()).isEqualTo(LARGEST);
            Diagnosis diagnosis = Doctor.diagnose(nxop, DiagnosisOptions.usual().withTimeout(Duration.ofSeconds(60)));
            assertThat(diagnosis.checks())
                    .extracting(Check::seen)
                    .anySatisfy(seen -> assertThat(seen).endsWith(", with a large token: 4096 of at most 4096 bytes"));
            assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        }
    }
}
