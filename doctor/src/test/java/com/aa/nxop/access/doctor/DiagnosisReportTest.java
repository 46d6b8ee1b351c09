package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report for people, letter for letter. */
class DiagnosisReportTest {
    private static final List<ReportedSetting> SETTINGS = List.of(
            new ReportedSetting("NXOP_ROLE", "variable", "178549792225/example-role"),
            new ReportedSetting("AWS_REGION", "variable", "us-east-1"),
            new ReportedSetting("NXOP_EXTERNAL_ID", "builder", "present"));

    private final List<Check> checks = new ArrayList<>();

    private DiagnosisReportTest ok(String stage, String about, String seen, String meaning) {
        checks.add(Check.ok(stage, about, seen, meaning));
        return this;
    }

    private DiagnosisReportTest failed(String stage, String about, Finding finding, String meaning) {
        checks.add(Check.failed(
                stage, about, new AccessException(finding, "Seen at " + about + ".", "Mend " + about + "."), meaning));
        return this;
    }

    private DiagnosisReportTest skipped(String stage, String about, String why) {
        checks.add(Check.skipped(stage, about, why));
        return this;
    }

    private String text() {
        return new Diagnosis(checks, SETTINGS, Optional.empty(), Optional.empty()).toString();
    }

    private String text(String statement, List<String> remarks) {
        return new Diagnosis(checks, SETTINGS, Optional.of(statement), Optional.of(remarks)).toString();
    }

    @Test
    void whereAllIsWellAStageIsALine() {
        ok("configuration", "3 settings", "the role, region us-east-1", "");
        ok("workload", "identity of the pod", "namespace a", "set NXOP_CLUSTER_ARN");
        skipped("s3", "s3", "no bucket was named (--bucket NAME)");
        assertThat(text()).isEqualTo("""
                Access to the NXOP account works.
                  ok    configuration   the role, region us-east-1
                                        by variable: NXOP_ROLE, AWS_REGION; by builder: NXOP_EXTERNAL_ID
                  ok    workload        namespace a (set NXOP_CLUSTER_ARN)
                  -     s3              no bucket was named (--bucket NAME)
                """);
    }

    @Test
    void upToThreeStepsAreToldAndOfMoreTheNames() {
        ok("s3", "bucket one", "bucket one is there", "").ok("s3", "bucket two", "bucket two is there", "");
        for (String step : List.of("endpoint", "name", "port", "login")) {
            ok("docdb", step, "seen at " + step, "");
        }
        assertThat(text()).isEqualTo("""
                Access to the NXOP account works.
                  ok    s3              bucket one is there; bucket two is there
                  ok    docdb           endpoint, name, port, login
                """);
    }

    @Test
    void aFailureIsToldInFullWithWhatWasWellBeforeIt() {
        ok("configuration", "3 settings", "the role", "");
        ok("source", "choice of the source", "pod-identity at http://agent", "");
        ok("source", "token", "audience other", "The token is for other.");
        failed("source", "credentials", CoreFinding.AGENT_REFUSED, "The pod has no credentials of its own.");
        skipped("assume-role", "assume-role", "an earlier stage failed");
        assertThat(text()).isEqualTo("""
                Access to the NXOP account does not work. First finding, at source: agent-refused.

                  FAIL  source          credentials
                        seen:    Seen at credentials.
                        remedy:  Mend credentials.
                        meaning: The pod has no credentials of its own.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#agent-refused

                Stage by stage:
                  ok    configuration   the role
                                        by variable: NXOP_ROLE, AWS_REGION; by builder: NXOP_EXTERNAL_ID
                  ok    source          choice of the source: pod-identity at http://agent; token: audience other (The token is for
                                        other.)
                  FAIL  source          credentials: agent-refused
                  -     assume-role     an earlier stage failed
                """);
    }

    @Test
    void aMeaningThatIsNotThereTakesNoLine() {
        failed("msk", "login", AdapterFinding.MSK_LOGIN_REFUSED, "");
        assertThat(text()).isEqualTo("""
                Access to the NXOP account does not work. First finding, at msk: msk-login-refused.

                  FAIL  msk             login
                        seen:    Seen at login.
                        remedy:  Mend login.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#msk-login-refused

                Stage by stage:
                  FAIL  msk             login: msk-login-refused
                """);
    }

    @Test
    void severalFailuresAreAllToldAndTheFirstIsNamedAtTheTop() {
        failed("s3", "bucket one", AdapterFinding.S3_BUCKET_UNKNOWN, "");
        ok("s3", "bucket two", "it is there", "");
        failed("s3", "bucket three", AdapterFinding.S3_BUCKET_REFUSED, "");
        ok("docdb", "name", "10.0.0.1", "").failed("docdb", "port", CoreFinding.NETWORK_TIMEOUT, "");
        skipped("docdb", "login", "an earlier step failed");
        assertThat(text()).isEqualTo("""
                Access to the NXOP account does not work. First finding, at s3: s3-bucket-unknown.

                  FAIL  s3              bucket one
                        seen:    Seen at bucket one.
                        remedy:  Mend bucket one.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#s3-bucket-unknown

                Stage by stage:
                  ok    s3              bucket two: it is there
                  FAIL  s3              bucket one: s3-bucket-unknown
                  FAIL  s3              bucket three: s3-bucket-refused
                  ok    docdb           name: 10.0.0.1
                  FAIL  docdb           port: network-timeout

                Next finding, at s3: s3-bucket-refused.
                  FAIL  s3              bucket three
                        seen:    Seen at bucket three.
                        remedy:  Mend bucket three.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#s3-bucket-refused

                Next finding, at docdb: network-timeout.
                  FAIL  docdb           port
                        seen:    Seen at port.
                        remedy:  Mend port.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#network-timeout
                """);
    }

    @Test
    void wrongSettingsAreShownWithTheirValuesAndSecretsAsPresent() {
        failed("configuration", "3 settings", CoreFinding.CONFIG_ROLE, "");
        assertThat(text()).isEqualTo("""
                Access to the NXOP account does not work. First finding, at configuration: config-role.

                  FAIL  configuration   3 settings
                        seen:    Seen at 3 settings.
                        remedy:  Mend 3 settings.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#config-role

                Stage by stage:
                  FAIL  configuration   3 settings: config-role

                Settings:
                  NXOP_ROLE = 178549792225/example-role (variable)
                  AWS_REGION = us-east-1 (variable)
                  NXOP_EXTERNAL_ID = present (builder)
                """);
    }

    @Test
    void longTextsAreBrokenUnderTheirOwnColumn() {
        checks.add(Check.failed(
                "assume-role",
                "arn:aws:iam::178549792225:role/example-role",
                new AccessException(
                        CoreFinding.ASSUME_ROLE_REFUSED,
                        "STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: User is not"
                                + " authorized to perform it.",
                        "Compare the conditions with what this pod sent:\n      aws:RequestTag/kubernetes-namespace ="
                                + " fxip-ms-dev"),
                "Likely causes, the likeliest first:\n  1. one\n  2. two"));
        assertThat(text()).isEqualTo("""
                Access to the NXOP account does not work. First finding, at assume-role: assume-role-refused.

                  FAIL  assume-role     arn:aws:iam::178549792225:role/example-role
                        seen:    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: User is not
                                 authorized to perform it.
                        remedy:  Compare the conditions with what this pod sent:
                                       aws:RequestTag/kubernetes-namespace = fxip-ms-dev
                        meaning: Likely causes, the likeliest first:
                                   1. one
                                   2. two
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused

                Stage by stage:
                  FAIL  assume-role     arn:aws:iam::178549792225:role/example-role: assume-role-refused
                """);
    }

    @Test
    void anArnStaysWholeAndWhatContinuesAPointStandsUnderIt() {
        String arn =
                "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-"
                        + "351f537d-c5a0-4c9f-8d0b-5f0d2e6a7b11";
        ok("source-identity", "caller", arn, "It is the KPaaS account.");
        failed(
                "assume-role",
                "role",
                CoreFinding.ASSUME_ROLE_REFUSED,
                "In this order:\n  1. The trust policy does not name " + arn + " as a principal.\n  2. two");
        assertThat(text()).isEqualTo("""
                Access to the NXOP account does not work. First finding, at assume-role: assume-role-refused.

                  FAIL  assume-role     role
                        seen:    Seen at role.
                        remedy:  Mend role.
                        meaning: In this order:
                                   1. The trust policy does not name
                                   %1$s
                                   as a principal.
                                   2. two
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused

                Stage by stage:
                  ok    source-identity %1$s
                                        (It is the KPaaS account.)
                  FAIL  assume-role     role: assume-role-refused
                """.formatted(arn));
    }

    /** A broken line would put a new line into a string, which is no JSON. */
    @Test
    void theStatementStaysAsItIsHoweverLongItsLinesAre() {
        String line = "\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:role/" + "path of/".repeat(20) + "name\"";
        failed("assume-role", "role", CoreFinding.ASSUME_ROLE_REFUSED, "");
        assertThat(text("{\n  " + line + "\n}\n", List.of("BLOCKS statement 1: it wants x.", "WEAK the policy: long.")))
                .endsWith("""
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused

                Stage by stage:
                  FAIL  assume-role     role: assume-role-refused

                For the team that owns the role, the statement that its trust policy needs for this pod:
                  {
                    %s
                  }

                The given trust policy:
                  - BLOCKS statement 1: it wants x.
                  - WEAK the policy: long.
                """.formatted(line));
    }

    @Test
    void aGivenPolicyWithNothingAgainstItIsSaidToBeSo() {
        ok("assume-role", "role", "assumed", "");
        Diagnosis diagnosis = new Diagnosis(checks, SETTINGS, Optional.empty(), Optional.of(List.of()));
        assertThat(diagnosis.toString()).isEqualTo("""
                Access to the NXOP account works.
                  ok    assume-role     assumed

                The given trust policy lets this pod in, and nothing in it is weak or broken.
                """);
        assertThat(diagnosis.trustRemarks()).isEmpty();
    }

    @Test
    void nobodyElsesTextColoursTheTerminal() {
        ok("source", "token", "issuer \u001b[31mhttps://evil\u001b]8;;x\u0007", "");
        failed("msk", "login\u001b[2J", AdapterFinding.MSK_FAILED, "said \u009b31m");
        assertThat(text())
                .contains("issuer ?[31mhttps://evil?]8;;x?\n", "login?[2J\n", "meaning: said ?31m\n")
                .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
    }
}
