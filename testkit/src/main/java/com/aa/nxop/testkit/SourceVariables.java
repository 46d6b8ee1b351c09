package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.cluster.Cluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Those of a pod's variables that tell it where its first credentials are, and who it is where no token does. */
record SourceVariables(SandboxSettings settings, Cluster cluster, Path credentials, Function<Endpoint, URI> endpoints) {
    void putInto(Map<String, String> variables) {
        switch (settings.source()) {
            case POD_IDENTITY -> {
                injectedByEks(variables);
                variables.put(
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoints.apply(Endpoint.AGENT) + "/v1/credentials");
                variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", credentials.toString());
            }
            case WEB_IDENTITY -> {
                injectedByEks(variables);
                variables.put("AWS_ROLE_ARN", settings.podRole());
                variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", credentials.toString());
                // In no token and in nothing that EKS injects: the manifest has to say it.
                variables.put("NXOP_CLUSTER_ARN", cluster.arn());
            }
            case KUBE2IAM -> {
                variables.put("NXOP_SOURCE", "kube2iam");
                variables.put(
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                        endpoints.apply(Endpoint.METADATA).toString());
                fromTheManifest(variables);
            }
            case VAULT_FILE -> {
                variables.put("NXOP_SOURCE", "vault-file");
                variables.put("NXOP_VAULT_FILE", credentials.toString());
                fromTheManifest(variables);
            }
        }
    }

    private void injectedByEks(Map<String, String> variables) {
        variables.put("AWS_DEFAULT_REGION", settings.region());
        variables.put("AWS_STS_REGIONAL_ENDPOINTS", "regional");
    }

    /** There is no token to read any of it from: the Downward API has to say it, but for the cluster. */
    private void fromTheManifest(Map<String, String> variables) {
        variables.put("NXOP_CLUSTER_ARN", cluster.arn());
        variables.put("NXOP_NAMESPACE", settings.namespace());
        variables.put("NXOP_SERVICE_ACCOUNT", settings.serviceAccount());
        variables.put("NXOP_POD_NAME", settings.podName());
    }
}
