package com.aa.nxop.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Error texts as people have published them, letter for letter, with the finding that each becomes. */
@Tag("full")
@Timeout(60)
final class PublicTextsTest {
    private static final Path TEXTS = Path.of("src/test/resources/public-texts.tsv");
    private static final String XML =
            "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>";

    @RegisterExtension
    static final NxopSandbox eks =
            NxopSandbox.builder().with(Part.MSK, Part.DOCDB).build();

    @RegisterExtension
    static final NxopSandbox irsa =
            NxopSandbox.builder().source(PodSource.WEB_IDENTITY).build();

    @RegisterExtension
    static final NxopSandbox kube2iam =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();

    /**
     * One line of the file.
     *
     * @param door where the text comes in: a service with status and code, or a client
     */
    record PublicText(String door, String finding, String source, String words, String text) {
        String service() {
            return door.split(" ", -1)[0];
        }

        int number() {
            return Integer.parseInt(door.split(" ", -1)[1]);
        }

        String code() {
            return door.split(" ", -1)[2];
        }

        @Override
        public String toString() {
            return source + ": " + text;
        }
    }

    static List<PublicText> texts() throws IOException {
        return Files.readAllLines(TEXTS).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cell -> new PublicText(cell[0], cell[1], cell[2], cell[3], cell[4]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isTheFindingAndTheTextIsShown(PublicText line) {
        AccessException explained = explained(line);
        assertThat(explained.finding().id()).as(explained.getMessage()).isEqualTo(line.finding());
        assertThat(explained.remedy()).contains(line.words());
        if (!line.finding().equals("docdb-login-refused") && !line.finding().equals("docdb-retryable-writes")) {
            assertThat(explained.what())
                    .contains(line.text().substring(0, Math.min(30, line.text().length())));
        }
    }

    @Test
    void thereAreAtLeastFortyOfEveryKind() throws IOException {
        assertThat(texts())
                .hasSizeGreaterThanOrEqualTo(40)
                .allMatch(line -> !line.source().isBlank());
        assertThat(texts().stream().map(PublicText::service).distinct())
                .contains(
                        "sts",
                        "web-identity",
                        "agent",
                        "kube2iam",
                        "s3",
                        "msk-control",
                        "docdb-control",
                        "ssm",
                        "kafka",
                        "mongo");
    }

    private static AccessException explained(PublicText line) {
        return switch (line.service()) {
            case "sts" -> session(eks, Endpoint.STS, query(line));
            case "web-identity" -> session(irsa, Endpoint.STS, query(line));
            case "agent" -> session(eks, Endpoint.AGENT, Fault.status(line.number(), line.text()));
            case "kube2iam" -> session(kube2iam, Endpoint.METADATA, Fault.status(line.number(), line.text()));
            case "s3" -> s3(line);
            case "msk-control" -> controlPlane(Endpoint.KAFKA, json(line), NxopMsk::bootstrapServers);
            case "docdb-control" -> controlPlane(Endpoint.DOCDB, query(line), nxop -> NxopDocumentDb.settings(nxop));
            case "ssm" -> ssm(line);
            case "kafka" -> with(eks, nxop -> NxopMsk.explain(nxop, kafka(line)));
            case "mongo" -> with(eks, nxop -> NxopDocumentDb.explain(nxop, mongo(nxop, line)));
            default -> throw new IllegalArgumentException(line.door());
        };
    }

    private static Fault query(PublicText line) {
        return Fault.status(line.number(), XML.formatted(line.code(), escaped(line.text())));
    }

    private static Fault json(PublicText line) {
        return Fault.status(
                line.number(),
                "{\"__type\": \"%s\", \"message\": \"%s\"}"
                        .formatted(line.code(), line.text().replace("\"", "\\\"")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static AccessException session(NxopSandbox sandbox, Endpoint endpoint, Fault fault) {
        sandbox.faults(endpoint).inject(fault);
        try {
            return with(sandbox, nxop -> thrown(() -> nxop.credentialsProvider().resolveCredentials()));
        } finally {
            sandbox.faults(endpoint).clear();
        }
    }

    private static AccessException controlPlane(
            Endpoint endpoint, Fault fault, java.util.function.Consumer<NxopAccess> call) {
        eks.faults(endpoint).inject(fault);
        try {
            return with(eks, nxop -> thrown(() -> call.accept(nxop)));
        } finally {
            eks.faults(endpoint).clear();
        }
    }

    private static AccessException s3(PublicText line) {
        if (line.door().equals("s3 io")) {
            IOException cause = new IOException(line.text());
            return with(
                    eks,
                    nxop -> NxopS3.explain(
                            nxop, SdkClientException.create("Unable to execute HTTP request: " + line.text(), cause)));
        }
        eks.faults(Endpoint.S3)
                .inject(Fault.status(
                        line.number(),
                        "<Error><Code>%s</Code><Message>%s</Message></Error>"
                                .formatted(line.code(), escaped(line.text()))));
        try {
            return with(eks, nxop -> {
                try (S3Client s3 = NxopS3.client(nxop)) {
                    return NxopS3.explain(
                            nxop, catchThrowable(() -> s3.listObjectsV2(list -> list.bucket("nxop-example-data"))));
                }
            });
        } finally {
            eks.faults(Endpoint.S3).clear();
        }
    }

    private static AccessException ssm(PublicText line) {
        eks.faults(Endpoint.SSM).inject(json(line));
        try {
            return with(eks, nxop -> {
                try (SsmClient ssm = nxop.configure(SsmClient.builder())
                        .endpointOverride(eks.uri(Endpoint.SSM))
                        .build()) {
                    return Doctor.explain(
                            nxop, catchThrowable(() -> ssm.getParameter(get -> get.name("/nxop-example/greeting"))));
                }
            });
        } finally {
            eks.faults(Endpoint.SSM).clear();
        }
    }

    private static Throwable kafka(PublicText line) {
        return switch (line.door()) {
            case "kafka sasl" -> new SaslAuthenticationException(line.text());
            case "kafka topic" -> new TopicAuthorizationException(line.text());
            default -> new SslAuthenticationException(line.text(), new SSLHandshakeException(line.text()));
        };
    }

    private static Throwable mongo(NxopAccess nxop, PublicText line) {
        MongoCommandException refused = new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(line.number()))
                        .append("errmsg", new BsonString(line.text())),
                new ServerAddress("127.0.0.1", 27017));
        return line.number() == 18
                ? new MongoSecurityException(NxopDocumentDb.credential(nxop), "Exception authenticating", refused)
                : refused;
    }

    private static <T> T with(NxopSandbox sandbox, java.util.function.Function<NxopAccess, T> call) {
        Map<String, String> variables = sandbox.environment();
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return call.apply(nxop);
        }
    }

    private static AccessException thrown(Runnable call) {
        Throwable thrown = catchThrowable(call::run);
        return (AccessException) Objects.requireNonNull(thrown);
    }
}
