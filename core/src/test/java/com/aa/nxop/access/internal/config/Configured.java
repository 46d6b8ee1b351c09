package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.access.fakes.Pod;
import java.util.Map;

/** Reads a configuration from variables alone, and compares whole messages when that fails. */
public final class Configured {
    private Configured() {}

    /** A pod's variables with Pod Identity, and this one. */
    public static AccessSettings with(String name, String value) {
        return by(Pod.withPodIdentityAnd(name, value));
    }

    public static AccessSettings by(Map<String, String> variables) {
        return AccessSettings.of(variables);
    }

    public static AccessException failure(Map<String, String> variables) {
        AccessException failure = catchThrowableOfType(AccessException.class, () -> by(variables));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** That there is this one problem and no other, with the whole message. */
    static void hasOneProblem(Map<String, String> variables, Finding finding, String problem) {
        ConfigProblem.isTheOnlyOne(variables, finding, problem);
    }

    static void hasOneProblem(String name, String value, Finding finding, String problem) {
        ConfigProblem.isTheOnlyOne(name, value, finding, problem);
    }
}
