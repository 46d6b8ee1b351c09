package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Issue 22, 5: a firewall that stops the pod on its way to a fallback region would only show in an outage. */
@Tag("full")
final class FallbackCheckTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().sts(sts -> sts.fallbackRegion("us-west-2")).build();

    @AfterEach
    void clear() {
        sandbox.faults(Endpoint.STS).clear();
        sandbox.faults(Endpoint.STS_FALLBACK).clear();
    }

    private static Diagnosis diagnosis() {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            return Doctor.diagnose(nxop);
        }
    }

    private static Check check(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .filter(check -> check.about().equals("STS of the fallback region us-west-2"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRegionThatAnswersIsWell() {
        Diagnosis diagnosis = diagnosis();
        assertThat(diagnosis.healthy()).isTrue();
        Check check = check(diagnosis);
        assertThat(check.stage()).isEqualTo("assume-role");
        assertThat(check.status()).isEqualTo(Check.Status.OK);
        assertThat(check.seen()).startsWith("it answers arn:aws:sts::178549792225:assumed-role/example-role/");
    }

    @Test
    void aRegionThatDoesNotAnswerIsSaidWhileAccessWorks() {
        sandbox.faults(Endpoint.STS_FALLBACK).inject(Fault.reset());
        Diagnosis diagnosis = diagnosis();
        Check check = check(diagnosis);
        assertThat(check.status()).isEqualTo(Check.Status.FAILED);
        assertThat(check.finding()).isEqualTo(Optional.of("sts-unreachable"));
        assertThat(check.seen())
                .startsWith(
                        "The pod does not reach 127.0.0.1: STS did not answer GetCallerIdentity: the connection broke (");
        assertThat(check.meaning())
                .isEqualTo(
                        "Access works while STS of us-east-1 answers. In an outage there, this fallback region would not help."
                                + " Asked directly.");
        assertThat(check.remedy())
                .isEqualTo(
                        "Let the pod reach 127.0.0.1 on port 443 (egress rule, security group, the firewall between regions), or take"
                                + " us-west-2 out of NXOP_STS_FALLBACK_REGIONS.");
        assertThat(diagnosis.checks().stream().filter(Check::isFailed)).containsExactly(check);
    }

    /** The Doctor goes the way of the application. */
    @Test
    void inAnOutageTheFallbackRegionIsTheWay() {
        sandbox.faults(Endpoint.STS).inject(Fault.reset());
        Diagnosis diagnosis = diagnosis();
        assertThat(diagnosis.healthy()).isTrue();
    }

    @Test
    void withoutTheVariableNobodyLooks() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_STS_FALLBACK_REGIONS");
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            assertThat(Doctor.diagnose(nxop).checks())
                    .noneMatch(check -> check.about().contains("fallback"));
        }
    }
}
