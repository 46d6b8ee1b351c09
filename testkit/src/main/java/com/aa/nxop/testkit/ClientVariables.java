package com.aa.nxop.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process of its own cannot ask the sandbox for: the pod's variables, and the names of the servers and the bucket for clients that
 * look nothing up.
 */
final class ClientVariables {
    private ClientVariables() {}

    static Map<String, String> of(NxopSandbox sandbox) {
        Map<String, String> variables = new LinkedHashMap<>(sandbox.environment());
        // No setting of the SDK: the S3 example reads it.
        variables.put("BUCKET", sandbox.s3().bucket());
        if (variables.containsKey("NXOP_MSK_CLUSTER_ARN")) {
            variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", sandbox.msk().bootstrapServers());
        }
        if (variables.containsKey("NXOP_DOCDB_CLUSTER_ID")) {
            variables.put("NXOP_DOCDB_ENDPOINT", sandbox.docdb().endpoint());
        }
        return variables;
    }
}
