package com.aa.nxop.proofs.olderawssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.access.s3.NxopS3;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.network.ForwardProxy;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The published jars, which were compiled against the newest AWS SDK, on the oldest one that docs/guide/compatibility.md names. */
@Timeout(60)
final class OlderAwsSdkIT {
    private static final String BUCKET = "nxop-example-data";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("nxop-example-topic"))
            .build();

    private static NxopAccess access(Map<String, String> variables) {
        return NxopAccess.of(NxopConfig.fromEnvironment(variables));
    }

    private static void use(S3Client s3) {
        s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("text"));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asUtf8String())
                .isEqualTo("text");
    }

    @AfterEach
    void clear() {
        sandbox.faults(Endpoint.STS).clear();
    }

    /** Or this proof proves nothing. */
    @Test
    void theAwsSdkIsTheOlderOne() {
        assertThat(VersionInfo.SDK_VERSION).isEqualTo(System.getProperty("awssdk.version"));
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void aSessionFromEachSourceReachesS3(PodSource source) {
        try (NxopSandbox world = NxopSandbox.builder().source(source).start();
                NxopAccess nxop = access(world.environment());
                S3Client s3 = NxopS3.client(nxop)) {
            use(s3);
        }
    }

    /** Brokers and endpoint are looked up. */
    @Test
    void recordsAndDocumentsArriveAndAllIsHealthy() throws Exception {
        try (NxopAccess nxop = access(sandbox.environment());
                MongoClient mongo = NxopDocumentDb.client(nxop);
                Producer<String, String> producer = new KafkaProducer<>(
                        NxopMsk.clientProperties(nxop, Map.of()), new StringSerializer(), new StringSerializer())) {
            MongoCollection<Document> flights =
                    mongo.getDatabase("nxop_example").getCollection("flights");
            flights.insertOne(new Document("flight", "AA107"));
            assertThat(flights.countDocuments()).isOne();
            assertThat(producer.send(new ProducerRecord<>("nxop-example-topic", "AA107"))
                            .get()
                            .offset())
                    .isZero();
            assertThat(Doctor.diagnose(nxop).healthy()).isTrue();
        }
    }

    @Test
    void aDiscardedSessionIsReplaced() {
        try (NxopAccess nxop = access(sandbox.environment());
                S3Client s3 = NxopS3.client(nxop)) {
            String before = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            assertThat(nxop.invalidate(before)).isTrue();
            use(s3);
            assertThat(nxop.credentialsProvider().resolveCredentials().accessKeyId())
                    .isNotEqualTo(before);
        }
    }

    @Test
    void refusalsAndOutagesAreExplained() {
        try (NxopAccess nxop = access(sandbox.environment());
                S3Client s3 = NxopS3.client(nxop)) {
            S3Exception refused = catchThrowableOfType(
                    S3Exception.class, () -> s3.headBucket(head -> head.bucket("no-such-bucket-of-nxop")));
            assertThat(NxopS3.explain(nxop, refused).finding().stage()).hasToString("RESOURCE");
        }
        sandbox.faults(Endpoint.STS).inject(Fault.reset());
        try (NxopAccess nxop = access(sandbox.environment())) {
            AccessException failure = catchThrowableOfType(
                    AccessException.class, () -> nxop.credentialsProvider().resolveCredentials());
            assertThat(failure.finding().id()).isEqualTo("sts-unreachable");
        }
    }

    /** With {@code apache-client}, the only one of Apache's that this AWS SDK has. */
    @Test
    void s3IsAskedThroughAProxy() {
        try (ForwardProxy proxy = ForwardProxy.start()) {
            proxy.route("s3.example.com:80", sandbox.uri(Endpoint.S3));
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            variables.put("AWS_ENDPOINT_URL_S3", "http://s3.example.com");
            variables.put("HTTP_PROXY", proxy.uri().toString());
            try (NxopAccess nxop = access(variables);
                    S3Client s3 = NxopS3.client(nxop)) {
                use(s3);
            }
            assertThat(proxy.requests()).isNotEmpty().allMatch(line -> line.contains(" http://s3.example.com/"));
        }
    }
}
