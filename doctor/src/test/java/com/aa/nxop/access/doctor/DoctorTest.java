package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pod that is well is told, and one that is not configured. */
@Tag("full")
@Timeout(60)
final class DoctorTest {
    @Test
    void whatCannotBeConfiguredIsDiagnosedToo() {
        Told told = Told.with(
                Map.of("NXOP_ROLE", "x", "NXOP_REGION", "y", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "hidden-token"));
        assertThat(told.exit()).isOne();
        assertThat(told.out())
                .startsWith(
                        "Access to the NXOP account does not work. First finding, at configuration: config-invalid.\n")
                .contains("1. NXOP_ROLE is \"x\"", "2. NXOP_REGION is \"y\"", "3. AWS_CONTAINER_CREDENTIALS_FULL_URI")
                .contains("AWS_CONTAINER_AUTHORIZATION_TOKEN = present (variable)")
                .contains("NXOP_ROLE = x (variable)")
                .contains("  -     assume-role     an earlier stage failed\n")
                .doesNotContain("hidden");
    }

    /** Nothing reads it, so nothing but this line tells why the role is missing. */
    @Test
    void aMisspeltVariableIsToldWhereTheConfigurationIsBroken() {
        Told told = Told.with(Map.of(
                "NXOP_ROL", "hidden/role", "NXOP_OTHER", "hidden", "NXOP_A_SERVICE_HOST", "hidden", "AWS_REGION", "y"));
        assertThat(told.exit()).isOne();
        assertThat(told.out())
                .contains("""
                        meaning: The SDK does not start with these settings. The Doctor called nothing.
                                 NXOP_OTHER is set, but it is not a setting of this SDK.
                                 NXOP_ROL is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?
                """)
                .contains("NXOP_ROLE is not set")
                .doesNotContain("hidden", "NXOP_A_SERVICE_HOST");
    }

    @Test
    void aMisspeltVariableIsToldWhereAllElseIsWell() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Map<String, String> variables = Told.and(sandbox, "NXOP_MSK_CLUSTERARN", "hidden", "NXOP_POD_ID", "hidden");
            Told told = Told.with(variables);
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(told.out()).startsWith("""
                            Access to the NXOP account works.
                              ok    configuration   arn:aws:iam::178549792225:role/example-role, region us-east-1, STS in us-east-1
                                                    (NXOP_MSK_CLUSTERARN is set, but no adapter on the class path reads it. If it is a setting of
                                                    nxop-access-msk, add that adapter. NXOP_POD_ID is set, but it is not a setting of this SDK. Did
                                                    you mean NXOP_POD_UID?)
                                                    by variable: NXOP_ROLE,""").doesNotContain("hidden");
            assertThat(Told.with(variables, "--json").out())
                    .contains("NXOP_POD_ID is set, but it is not a setting of this SDK. Did you mean NXOP_POD_UID?")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void oneProblemIsTheFinding() {
        Told told = Told.with(Map.of("NXOP_ROLE", "178549792225/example-role", "AWS_REGION", "us-east-1"));
        assertThat(told.exit()).isOne();
        assertThat(told.out())
                .startsWith("Access to the NXOP account does not work. First finding, at configuration:"
                        + " source-none.\n");
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void aPodThatIsWellFitsOnAScreen(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            long start = System.nanoTime();
            Told told = Told.in(sandbox);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(told.out().lines().count()).isLessThanOrEqualTo(24);
            assertThat(told.out().lines()).allSatisfy(line -> assertThat(line).matches(".{0,120}|.{24}\\S+"));
            assertThat(told.err().lines()).hasSizeGreaterThanOrEqualTo(6).allMatch(line -> line.endsWith(": ok"));
        }
    }

    @Test
    void theReportOfAPodThatIsWell() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            String report = Told.in(sandbox)
                    .out()
                    .replaceAll("\\s+", " ")
                    .replaceAll("127.0.0.1:\\d+", "127.0.0.1:PORT")
                    .replace(sandbox.token().file().toString(), "TOKEN-FILE")
                    .replaceAll("id/[0-9A-F]+", "id/ID")
                    .replaceAll("\\d+ s old", "N s old")
                    .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:]+Z", "TIME")
                    .replaceAll("eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-\\S+", "SESSION");
            assertThat(report)
                    .isEqualTo("Access to the NXOP account works."
                            + " ok configuration arn:aws:iam::178549792225:role/example-role, region us-east-1, STS in us-east-1"
                            + " by variable: NXOP_ROLE, NXOP_ENVIRONMENT, AWS_REGION, AWS_CONTAINER_CREDENTIALS_FULL_URI,"
                            + " AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, AWS_ENDPOINT_URL_STS"
                            + " ok workload namespace fxip-ms-dev, service account example-app, pod"
                            + " example-app-7d4b9c8f6-x2x1z, cluster unknown"
                            + " ok source pod-identity at http://127.0.0.1:PORT/v1/credentials, token in TOKEN-FILE, found in the"
                            + " environment; audience pods.eks.amazonaws.com, N s old, good until TIME (23 h), issuer"
                            + " https://oidc.eks.us-east-1.amazonaws.com/id/ID; credentials of account 285282426848 until TIME"
                            + " (Asked directly.)"
                            + " ok source-identity arn:aws:sts::285282426848:assumed-role/example-app-kpaas/SESSION (It is the"
                            + " KPaaS account of NXOP_ENVIRONMENT=nonprod. Asked directly.)"
                            + " ok assume-role arn:aws:iam::178549792225:role/example-role as"
                            + " fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z, source pod-identity as"
                            + " arn:aws:sts::285282426848:assumed-role/example-app-kpaas/SESSION of account 285282426848, tags"
                            + " inherited, 0 passed, until"
                            + " TIME (Asked directly.)"
                            + " ok target-identity"
                            + " arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z"
                            + " (Asked directly.)"
                            + " - s3 nxop-access-s3 is not on the class path"
                            + " - msk nxop-access-msk is not on the class path"
                            + " - docdb nxop-access-docdb is not on the class path ");
        }
    }

    @Test
    void inCodeItIsTheSameDiagnosisAndTheSessionAtHandStays() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            String before = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            Diagnosis diagnosis = Doctor.diagnose(nxop);
            assertThat(diagnosis.healthy()).isTrue();
            assertThat(diagnosis.finding()).isEmpty();
            assertThat(diagnosis.toString()).startsWith("Access to the NXOP account works.\n");
            assertThat(nxop.credentialsProvider().resolveCredentials().accessKeyId())
                    .isEqualTo(before);
        }
    }

    /** Three calls of STS and one of the agent, none of which changes anything. */
    @Test
    void itAsksForWhatIsNeededAndNoMore() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told.in(sandbox);
            assertThat(sandbox.sts().calls().stream()
                            .filter(SandboxSts.Call::bySession)
                            .map(SandboxSts.Call::action))
                    .containsExactly("GetCallerIdentity", "AssumeRole", "GetCallerIdentity");
            assertThat(sandbox.requests(Endpoint.AGENT)).isOne();
        }
    }

    @Test
    void whereThePlatformHasMadeTheHopItSaysSo() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            Told told = Told.in(sandbox);
            assertThat(told.exit()).isZero();
            assertThat(told.out().replaceAll("\\s+", " "))
                    .contains("The platform has assumed the NXOP role already.")
                    .contains("already served by pod-identity");
        }
    }

    /** It ended in an IllegalArgumentException. */
    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aBrokenProfileFileIsDiagnosed(@TempDir Path home) throws IOException {
        Path config = Files.writeString(home.resolve("config"), "<<<<<<< HEAD\n[default]\n");
        String before = System.setProperty("aws.configFile", config.toString());
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = Told.with(sandbox.environment());
            assertThat(told.exit()).isOne();
            assertThat(told.out())
                    .startsWith(
                            "Access to the NXOP account does not work. First finding, at configuration: config-profile-file.\n")
                    .containsPattern("Expected\\s+a\\s+profile\\s+definition\\s+on\\s+line\\s+1\\.");
        } finally {
            if (before == null) {
                System.clearProperty("aws.configFile");
            } else {
                System.setProperty("aws.configFile", before);
            }
        }
    }
}
