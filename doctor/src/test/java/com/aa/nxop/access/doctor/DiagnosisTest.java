package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.doctor.settings.SettingReport;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What programs and people get in the end. */
class DiagnosisTest {
    private static final AccessSettings CONFIG = AccessSettings.of(Pod.withPodIdentity());
    private final AccessException busy =
            new AccessException(CoreFinding.AGENT_BUSY, "The agent is busy.\nIt said: \"later\".", "Wait.");

    private final List<Check> told = new ArrayList<>();
    private final DiagnosisBuilder findings =
            new DiagnosisBuilder(CONFIG, DiagnosisOptions.usual().withProgress(told::add));

    @Test
    void stagesThatNobodyCameToAreSkippedInTheOrderOfTheWay() {
        findings.ok(DiagnosisStage.CONFIGURATION, "2 settings", "the role", "");
        findings.ok(DiagnosisStage.WORKLOAD, "identity of the pod", "namespace a", "");
        findings.failed(DiagnosisStage.SOURCE, "credentials", busy, "No credentials.");
        Diagnosis diagnosis = findings.diagnosis(List.of(Check.skipped("s3", "s3", "an earlier stage failed")));
        assertThat(diagnosis.checks())
                .extracting(check -> check.stage() + " " + check.status())
                .containsExactly(
                        "configuration OK",
                        "workload OK",
                        "source FAILED",
                        "source-identity SKIPPED",
                        "assume-role SKIPPED",
                        "target-identity SKIPPED",
                        "s3 SKIPPED");
        assertThat(diagnosis.checks().get(4).seen()).isEqualTo("an earlier stage failed");
        assertThat(diagnosis.healthy()).isFalse();
        assertThat(diagnosis.finding()).contains("agent-busy");
        assertThat(told).hasSize(3);
    }

    @Test
    void theFirstFailureIsTheOneToMendFirst() {
        findings.failed(DiagnosisStage.SOURCE, "credentials", busy, "");
        Diagnosis diagnosis = findings.diagnosis(List.of(Check.failed(
                "s3", "bucket one", new AccessException(AdapterFinding.S3_FAILED, "It did not answer.", "Look."), "")));
        assertThat(diagnosis.firstFailure().orElseThrow().stage()).isEqualTo("source");
        assertThat(diagnosis.finding()).contains("agent-busy");
    }

    /** It is not known to be wrong, and somebody else's. */
    @Test
    void aStatementIsOnlyPrintedWhereStsRefused() {
        assertThat(findings.diagnosis(List.of()).trustStatement()).isEmpty();
        findings.refused();
        assertThat(findings.diagnosis(List.of()).trustStatement())
                .as("nothing is known of the pod")
                .isEmpty();
    }

    @Test
    void theJsonLetterForLetter() {
        Diagnosis diagnosis = new Diagnosis(
                List.of(
                        Check.ok("configuration", "2 settings", "the role", "and more"),
                        Check.failed("source", "credentials", busy, ""),
                        Check.skipped("s3", "s3", "an earlier stage failed")),
                List.of(new ReportedSetting("NXOP_ROLE", "variable", "178549792225/example-role")),
                Optional.of("{\n}\n"),
                Optional.of(List.of("WEAK statement 1: \"*\" is everyone.")));
        assertThat(diagnosis.toJson()).isEqualTo("""
                {
                  "version": 1,
                  "healthy": false,
                  "finding": "agent-busy",
                  "checks": [
                    {
                      "stage": "configuration",
                      "about": "2 settings",
                      "status": "ok",
                      "seen": "the role",
                      "meaning": "and more",
                      "remedy": "",
                      "finding": null,
                      "guide": null
                    },
                    {
                      "stage": "source",
                      "about": "credentials",
                      "status": "failed",
                      "seen": "The agent is busy.\\nIt said: \\"later\\".",
                      "meaning": "",
                      "remedy": "Wait.",
                      "finding": "agent-busy",
                      "guide": "https://nxop-access.example/docs/guide/troubleshooting.md#agent-busy"
                    },
                    {
                      "stage": "s3",
                      "about": "s3",
                      "status": "skipped",
                      "seen": "an earlier stage failed",
                      "meaning": "",
                      "remedy": "",
                      "finding": null,
                      "guide": null
                    }
                  ],
                  "settings": [
                    {
                      "name": "NXOP_ROLE",
                      "origin": "variable",
                      "value": "178549792225/example-role"
                    }
                  ],
                  "trustStatement": "{\\n}\\n",
                  "trustStatementTerraform": null,
                  "trustRemarks": [
                    "WEAK statement 1: \\"*\\" is everyone."
                  ],
                  "sourceTrustStatement": null,
                  "sourceTrustStatementTerraform": null,
                  "sourceTrustRemarks": []
                }""");
    }

    @Test
    void withoutAConfigurationEveryOtherStageIsSkipped() {
        AccessException why = new AccessException(CoreFinding.CONFIG_ROLE, "NXOP_ROLE is \"x\".", "Write an ARN.");
        Diagnosis diagnosis = Diagnosis.notConfigured(
                new ReportedSettings(List.of(new SettingReport("NXOP_ROLE", "variable", "x")), List.of()),
                why,
                DiagnosisOptions.usual());
        assertThat(diagnosis).hasToString("""
                Access to the NXOP account does not work. First finding, at configuration: config-role.

                  FAIL  configuration   1 settings
                        seen:    NXOP_ROLE is "x".
                        remedy:  Write an ARN.
                        meaning: The SDK does not start with these settings. The Doctor called nothing.
                        more:    https://nxop-access.example/docs/guide/troubleshooting.md#config-role

                Stage by stage:
                  FAIL  configuration   1 settings: config-role
                  -     workload        an earlier stage failed
                  -     source          an earlier stage failed
                  -     source-identity an earlier stage failed
                  -     assume-role     an earlier stage failed
                  -     target-identity an earlier stage failed

                Settings:
                  NXOP_ROLE = x (variable)
                """);
        assertThat(diagnosis.trustRemarks()).isEmpty();
    }
}
