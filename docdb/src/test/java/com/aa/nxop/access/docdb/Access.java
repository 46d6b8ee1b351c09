package com.aa.nxop.access.docdb;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.HashMap;
import java.util.Map;

/** An access in a sandbox, with more variables than the pod has. */
final class Access {
    private Access() {}

    static NxopAccess in(NxopSandbox sandbox, String... more) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return NxopAccess.of(NxopConfig.fromEnvironment(variables));
    }
}
