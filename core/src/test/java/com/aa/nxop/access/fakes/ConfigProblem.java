package com.aa.nxop.access.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.Stage;
import java.util.Map;

/** What is wrong with a configuration, compared as a whole message. */
public final class ConfigProblem {
    private ConfigProblem() {}

    /** That there is this one problem and no other. */
    public static void isTheOnlyOne(Map<String, String> variables, Finding finding, String problem) {
        AccessException failure =
                catchThrowableOfType(AccessException.class, () -> NxopConfig.fromEnvironment(variables));
        assertThat(failure).hasMessage("""
                NXOP access is not configured: 1 problem.
                  1. %1$s [%2$s]
                  Remedy: Correct the setting named above.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#%2$s""", problem, finding.id());
        assertThat(failure.finding()).isEqualTo(finding);
        assertThat(failure.stage()).isEqualTo(Stage.CONFIGURATION);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.getCause()).isNull();
    }

    /** As above, with one variable beside those that a pod needs. */
    public static void isTheOnlyOne(String name, String value, Finding finding, String problem) {
        isTheOnlyOne(Pod.withPodIdentityAnd(name, value), finding, problem);
    }
}
