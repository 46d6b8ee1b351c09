package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.doctor.Check;
import com.aa.nxop.access.doctor.Check.Status;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Doctor's look at MSK, on a real broker. */
@Tag("full")
@Timeout(120)
final class MskCheckTest {
    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["kafka:*", "kafka-cluster:*"], "Resource": "*"}}
            """;

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("flights")).build();

    @AfterEach
    void mend() {
        sandbox.faults(Endpoint.KAFKA).clear();
        sandbox.permissions().replaceTarget(EVERYTHING);
    }

    private static Diagnosis diagnose(String... more) {
        return diagnose(DiagnosisOptions.usual(), more);
    }

    private static Diagnosis diagnose(DiagnosisOptions options, String... more) {
        try (NxopAccess nxop = Access.in(sandbox, more)) {
            return Doctor.diagnose(nxop, options);
        }
    }

    private static List<Check> ofMsk(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .filter(check -> check.stage().equals("msk"))
                .toList();
    }

    private static void fails(Diagnosis diagnosis, String finding, Status... steps) {
        assertThat(diagnosis.finding()).as(diagnosis.toString()).contains(finding);
        assertThat(ofMsk(diagnosis)).extracting(Check::status).containsExactly(steps);
    }

    @Test
    void everyStepOfAClusterThatIsWell() {
        Diagnosis diagnosis = diagnose();
        assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        assertThat(ofMsk(diagnosis))
                .extracting(check -> check.about().split(" ", -1)[0])
                .containsExactly("brokers", "DNS", "TCP", "TLS", "login");
        assertThat(ofMsk(diagnosis).get(4).seen()).isEqualTo("logged in; brokers: 1, topics that the role may see: 1");
        assertThat(diagnosis.toString()).contains("  ok    msk             brokers, DNS name");
        assertThat(diagnosis.toString().lines().count()).isLessThanOrEqualTo(24);
    }

    @Test
    void aControlPlaneThatHangsOrRefuses() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}}
                """);
        fails(diagnose(), "msk-lookup-refused", Status.FAILED, Status.SKIPPED);
        sandbox.faults(Endpoint.KAFKA).inject(Fault.hang());
        DiagnosisOptions soon = DiagnosisOptions.usual().withTimeout(Duration.ofSeconds(4));
        fails(diagnose(soon), "msk-lookup-failed", Status.FAILED, Status.SKIPPED);
    }

    @Test
    void aNameThatNobodyKnows() {
        fails(
                diagnose("NXOP_MSK_BOOTSTRAP_SERVERS", "broker.invalid:9098"),
                "network-name-unknown",
                Status.OK,
                Status.FAILED,
                Status.SKIPPED,
                Status.SKIPPED,
                Status.SKIPPED);
    }

    @Test
    void aPortOnWhichNobodyListens() {
        fails(
                diagnose("NXOP_MSK_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                "network-refused",
                Status.OK,
                Status.OK,
                Status.FAILED,
                Status.SKIPPED,
                Status.SKIPPED);
    }

    @Test
    void aCaThatDidNotSignTheBrokersCertificate(@TempDir Path folder) throws IOException {
        Path other =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        fails(
                diagnose("NXOP_MSK_CA_FILE", other.toString()),
                "network-tls",
                Status.OK,
                Status.OK,
                Status.OK,
                Status.FAILED,
                Status.SKIPPED);
    }

    @Test
    void aCaFileThatIsNoneIsSaidInTheSdksOwnWords() {
        fails(
                diagnose("NXOP_MSK_CA_FILE", "/nonexistent/ca.pem"),
                "msk-ca-file",
                Status.OK,
                Status.OK,
                Status.OK,
                Status.FAILED,
                Status.SKIPPED);
    }

    @Test
    void aRoleThatMayNotConnect() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kafka:*", "Resource": "*"}}
                """);
        Diagnosis diagnosis = diagnose();
        fails(diagnosis, "msk-login-refused", Status.OK, Status.OK, Status.OK, Status.OK, Status.FAILED);
        Check first = diagnosis.firstFailure().orElseThrow();
        assertThat(first.seen())
                .matches("MSK refused the login: SaslAuthenticationException: \\[[\\w-]+]: Access denied\\.");
        assertThat(first.remedy())
                .isEqualTo("Allow kafka-cluster:Connect on the cluster in the policy of"
                        + " arn:aws:iam::178549792225:role/example-role, and check that IAM authentication is on. If the cluster is in"
                        + " another account than the role, the cluster's own policy must allow it, too.");
    }

    /** They are tried in turn, and the first that cannot be reached is named. */
    @Test
    void everyBrokerThatWasNamedIsLookedAt() {
        String good = brokers();
        Diagnosis diagnosis = diagnose("NXOP_MSK_BOOTSTRAP_SERVERS", good + ",127.0.0.1:1");
        assertThat(ofMsk(diagnosis))
                .extracting(check -> check.about().split(" ", -1)[0] + " " + check.status())
                .containsExactly(
                        "brokers OK",
                        "DNS OK",
                        "TCP OK",
                        "TLS OK",
                        "DNS OK",
                        "TCP FAILED",
                        "TLS SKIPPED",
                        "login SKIPPED");
        assertThat(diagnosis.firstFailure().orElseThrow().seen())
                .isEqualTo(
                        "127.0.0.1:1 refuses the connection: the pod reaches the host, but nothing listens on port 1.");
        assertThat(diagnosis.toString()).contains("brokers: " + good + ",127.0.0.1:1; DNS name ");
    }

    @Test
    void whatTakesTooLongIsSaidInMsksOwnWords() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            BrokerLogin login = new BrokerLogin(nxop, brokers());
            assertThat(login.timeout()).hasMessage("""
                    MSK did not describe the cluster: no answer in time.
                      Remedy: Check that the pod reaches every broker, and read the brokers' log. The pod reaches the bootstrap \
                    brokers, but these may name other brokers.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-failed""");
        }
    }

    /** Nothing listens there; Kafka's client would try for ever. */
    @Test
    void aBrokerThatIsNotThereIsNoLoginThatHangs() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            BrokerLogin login = new BrokerLogin(nxop, "127.0.0.1:1");
            long start = System.nanoTime();
            assertThatExceptionOfType(AccessException.class)
                    .isThrownBy(() -> login.describe(Duration.ofMillis(500)))
                    .satisfies(e -> assertThat(e.finding().id()).isEqualTo("msk-failed"))
                    .withMessageStartingWith("MSK did not describe the cluster: ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aSessionThatIsClosedIsSaidInTheSdksOwnWords() {
        NxopAccess nxop = Access.in(sandbox);
        BrokerLogin login = new BrokerLogin(nxop, brokers());
        nxop.close();
        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() -> login.describe(Duration.ofSeconds(5)))
                .satisfies(e -> assertThat(e.finding().id()).isEqualTo("session-closed"));
    }

    private static String brokers() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            return NxopMsk.bootstrapServers(nxop);
        }
    }
}
