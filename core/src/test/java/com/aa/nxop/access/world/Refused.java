package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.Map;

/** Asks for credentials in a world in which they are refused. */
final class Refused {
    private Refused() {}

    static AccessException in(NxopSandbox sandbox) {
        return with(sandbox.environment());
    }

    static AccessException in(NxopSandbox sandbox, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.putAll(more);
        return with(variables);
    }

    static AccessException with(Map<String, String> variables) {
        AccessException refusal = catchThrowableOfType(AccessException.class, () -> {
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                nxop.credentialsProvider().resolveCredentials();
            }
        });
        if (refusal == null) {
            throw new AssertionError("Access was expected to be refused, and was granted.");
        }
        return refusal;
    }
}
