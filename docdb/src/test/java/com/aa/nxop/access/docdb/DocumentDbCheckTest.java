package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.doctor.Check;
import com.aa.nxop.access.doctor.Check.Status;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
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

/** The Doctor's look at DocumentDB, through the driver. */
@Tag("full")
@Timeout(60)
final class DocumentDbCheckTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @AfterEach
    void mend() {
        sandbox.faults(Endpoint.DOCDB).clear();
        sandbox.docdb().clearFaults();
        sandbox.docdb().register(sandbox.targetRole());
    }

    private static Diagnosis diagnose(String... more) {
        return diagnose(Duration.ofSeconds(12), more);
    }

    /** @param time short where something hangs: nothing else is waited for */
    private static Diagnosis diagnose(Duration time, String... more) {
        try (NxopAccess nxop = Access.in(sandbox, more)) {
            return Doctor.diagnose(nxop, DiagnosisOptions.usual().withTimeout(time));
        }
    }

    private static List<Check> ofDocumentDb(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .filter(check -> check.stage().equals("docdb"))
                .toList();
    }

    /** @param step the only one that failed: all before it are well, all after it skipped */
    private static void fails(Diagnosis diagnosis, String finding, String step) {
        assertThat(diagnosis.finding()).as(diagnosis.toString()).contains(finding);
        List<Check> checks = ofDocumentDb(diagnosis);
        int at = checks.indexOf(diagnosis.firstFailure().orElseThrow());
        assertThat(checks.get(at).about()).startsWith(step);
        assertThat(checks.subList(0, at)).allMatch(check -> check.status() == Status.OK);
        assertThat(checks.subList(at + 1, checks.size())).allMatch(check -> check.status() == Status.SKIPPED);
    }

    @Test
    void everyStepOfAClusterThatIsWell() {
        Diagnosis diagnosis = diagnose();
        assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        assertThat(ofDocumentDb(diagnosis))
                .extracting(check -> check.about().split(" ", -1)[0])
                .containsExactly("endpoint", "DNS", "TCP", "TLS", "login", "collections");
    }

    @Test
    void aClusterThatNobodyKnows() {
        fails(diagnose("NXOP_DOCDB_CLUSTER_ID", "no-such-cluster"), "docdb-cluster-unknown", "endpoint");
    }

    @Test
    void aControlPlaneThatHangs() {
        sandbox.faults(Endpoint.DOCDB).inject(Fault.hang());
        fails(diagnose(Duration.ofSeconds(4)), "docdb-lookup-failed", "endpoint");
    }

    @Test
    void aNameThatNobodyKnows() {
        fails(diagnose("NXOP_DOCDB_ENDPOINT", "docdb.invalid:27017"), "network-name-unknown", "DNS");
    }

    @Test
    void aPortOnWhichNobodyListens() {
        fails(diagnose("NXOP_DOCDB_ENDPOINT", "127.0.0.1:1"), "network-refused", "TCP");
    }

    @Test
    void aBundleWithoutTheClustersCa(@TempDir Path folder) throws IOException {
        Path other =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        fails(diagnose("NXOP_DOCDB_CA_FILE", other.toString()), "docdb-tls", "TLS");
    }

    @Test
    void aBundleThatIsNotThere() {
        fails(diagnose("NXOP_DOCDB_CA_FILE", "/nonexistent/ca.pem"), "docdb-ca-file", "TLS");
    }

    @Test
    void aRoleThatIsNoUser() {
        sandbox.docdb().deregister(sandbox.targetRole());
        fails(diagnose(), "docdb-login-refused", "login");
    }

    @Test
    void aLoginThatHangs() {
        sandbox.docdb().inject(SandboxDocumentDb.LoginFault.hang());
        Diagnosis diagnosis = diagnose(Duration.ofSeconds(5));
        assertThat(diagnosis.firstFailure().orElseThrow().about()).isEqualTo("login");
        assertThat(diagnosis.finding().orElseThrow()).startsWith("docdb-");
    }

    @Test
    void aUserWithoutRightsOnTheDatabase() {
        sandbox.docdb().register(sandbox.targetRole(), "read@another");
        fails(diagnose(), "docdb-unauthorized", "collections");
    }
}
