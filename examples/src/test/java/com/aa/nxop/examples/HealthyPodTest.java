package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Doctor as it is run in a pod: its own process, every adapter on the class path, S3, MSK and DocumentDB configured. */
@Tag("full")
@Timeout(120)
final class HealthyPodTest {
    private static final String CANARY = "CANARY-5f1c9a";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("nxop-example-topic"))
            .build();

    @TempDir
    private Path folder;

    private record Told(int exit, String out, String err) {}

    private Told doctor(Map<String, String> more, String... arguments) throws IOException, InterruptedException {
        return doctor("warn", more, arguments);
    }

    /** @param logged from which level on the log of the SDK and of a client is printed, on standard output as in all examples */
    private Told doctor(String logged, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.home=" + folder,
                // It starts sooner, and nobody waits for the rest.
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.log.com.aa.nxop.access=" + logged,
                "-Dorg.slf4j.simpleLogger.log.org.mongodb.driver.client=" + logged,
                Doctor.class.getName(),
                // A machine that builds other modules meanwhile may be slow.
                "--timeout",
                "60",
                "--bucket",
                "nxop-example-data"));
        command.addAll(List.of(arguments));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(sandbox.environment());
        builder.environment().putAll(more);
        int exit = builder.start().waitFor();
        return new Told(exit, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    /** What differs from run to run, in words; without blanks, because where lines end depends on how long that is. */
    private static String steady(String text) {
        return squeezed(text)
                .replace(squeezed(sandbox.token().file().toString()), "TOKEN-FILE")
                .replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "$1:PORT")
                .replaceAll("id/[0-9A-F]+", "id/ID")
                .replaceAll("\\d+sold", "Nsold")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:]+Z", "TIME")
                .replaceAll("eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-[\\w-]+?(?=\\(It|ofaccount)", "SESSION");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void itFitsOnOneScreen() throws Exception {
        Told told = doctor(Map.of());
        assertThat(told.exit()).as(told.out() + told.err()).isZero();
        assertThat(told.out().lines().count()).isLessThanOrEqualTo(40);
        assertThat(told.out().lines()).allSatisfy(line -> assertThat(line).matches(".{0,120}|.{24}\\S+"));
        assertThat(told.out() + told.err()).doesNotContain("\u001b");
        everyStepIsALine(told.err());
        assertThat(steady(told.out())).isEqualTo(squeezed("""
                Access to the NXOP account works.
                  ok    configuration   arn:aws:iam::178549792225:role/example-role, region us-east-1, STS in us-east-1
                                        by variable: NXOP_ROLE, NXOP_ENVIRONMENT, AWS_REGION, AWS_CONTAINER_CREDENTIALS_FULL_URI,
                                        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, AWS_ENDPOINT_URL_STS, NXOP_DOCDB_CLUSTER_ID,
                                        NXOP_DOCDB_CA_FILE, NXOP_DOCDB_DATABASE, AWS_ENDPOINT_URL_DOCDB, NXOP_MSK_CLUSTER_ARN,
                                        NXOP_MSK_CA_FILE, AWS_ENDPOINT_URL_KAFKA, AWS_ENDPOINT_URL_S3
                  ok    workload        namespace fxip-ms-dev, service account example-app, pod example-app-7d4b9c8f6-x2x1z,
                                        cluster unknown
                  ok    source          pod-identity at http://127.0.0.1:PORT/v1/credentials, token in TOKEN-FILE, found in the
                                        environment; audience pods.eks.amazonaws.com, N s old, good until TIME (23 h), issuer
                                        https://oidc.eks.us-east-1.amazonaws.com/id/ID; credentials of account 285282426848 until
                                        TIME (Asked directly.)
                  ok    source-identity arn:aws:sts::285282426848:assumed-role/example-app-kpaas/SESSION (It is the KPaaS account of
                                        NXOP_ENVIRONMENT=nonprod. Asked directly.)
                  ok    assume-role     arn:aws:iam::178549792225:role/example-role as
                                        fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z, source pod-identity as
                                        arn:aws:sts::285282426848:assumed-role/example-app-kpaas/SESSION of account 285282426848,
                                        tags inherited, 0 passed, until TIME (Asked directly.)
                  ok    target-identity arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z (Asked directly.)
                  ok    s3              bucket nxop-example-data exists, and the role may see it (Asked directly.)
                  ok    msk             brokers, DNS name localhost, TCP to localhost:PORT, TLS with localhost:PORT, login and cluster
                                        (Asked directly. Connected directly.)
                  ok    docdb           endpoint, DNS name localhost, TCP to localhost:PORT, TLS with localhost:PORT, login,
                                        collections of nxop_example (Asked directly. Connected directly.)
                """));
    }

    private static void everyStepIsALine(String err) {
        assertThat(err.lines().map(line -> line.replaceAll("localhost:\\d+", "localhost:PORT")))
                .startsWith(
                        "configuration: 14 settings: ok",
                        "workload: identity of the pod: ok",
                        "source: choice of the source: ok",
                        "source: token: ok",
                        "source: credentials: ok",
                        "source-identity: identity of the source's credentials: ok",
                        "assume-role: arn:aws:iam::178549792225:role/example-role: ok",
                        "target-identity: identity of the session: ok")
                .contains("s3: bucket nxop-example-data: ok")
                .containsSubsequence(
                        "msk: brokers: ok",
                        "msk: DNS name localhost: ok",
                        "msk: TCP to localhost:PORT: ok",
                        "msk: TLS with localhost:PORT: ok",
                        "msk: login and cluster: ok")
                .containsSubsequence(
                        "docdb: endpoint: ok",
                        "docdb: DNS name localhost: ok",
                        "docdb: TCP to localhost:PORT: ok",
                        "docdb: TLS with localhost:PORT: ok",
                        "docdb: login: ok",
                        "docdb: collections of nxop_example: ok")
                .hasSize(20);
    }

    /** One quick run of three is enough, because the machine may build other modules meanwhile. */
    @Test
    void inCodeItTakesLessThanFiveSeconds() {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            assertThat(Stream.generate(() -> timeOfDiagnosis(nxop))
                            .limit(3)
                            .filter(time -> time.compareTo(Duration.ofSeconds(5)) < 0)
                            .findFirst())
                    .isPresent();
        }
    }

    private static Duration timeOfDiagnosis(NxopAccess nxop) {
        long start = System.nanoTime();
        Diagnosis diagnosis = Doctor.diagnose(nxop, DiagnosisOptions.usual().withBuckets(List.of("nxop-example-data")));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        return time;
    }

    /** And stands alone: most applications log to standard output, where a program expects JSON and nothing else. */
    @Test
    void theJsonIsAsItsSchemaSaysAndHoldsNoSecret() throws Exception {
        Told told = doctor("debug", Map.of("NXOP_EXTERNAL_ID", CANARY + "-external-id", "NXOP_ROL", CANARY), "--json");
        assertThat(told.exit()).as(told.out() + told.err()).isZero();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "guide", "doctor.schema.json")))
                        .validate(told.out(), InputFormat.JSON))
                .isEmpty();
        assertThat(told.out()).contains("\"stage\": \"s3\"", "\"stage\": \"msk\"", "\"stage\": \"docdb\"");
        assertThat(told.out())
                .contains("NXOP_ROL is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?");
        assertThat(told.err()).as("the log").contains("MongoClient with metadata");
        String token = Files.readString(sandbox.token().file()).strip();
        assertThat(told.out() + told.err())
                .doesNotContain(CANARY)
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1))
                .doesNotContainPattern(Pattern.compile("ASIA[A-Z0-9]{16}"));
    }
}
