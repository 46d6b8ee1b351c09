package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.cluster.Cluster;
import com.aa.nxop.testkit.internal.docdb.DocumentDb;
import com.aa.nxop.testkit.internal.msk.Msk;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The variables that a pod sees: those of its manifest, those that EKS injects, and the way to the loopback endpoints. */
final class PodEnvironment {
    private static final Map<String, String> ENVIRONMENTS = Map.of("285282426848", "nonprod", "045755618773", "prod");

    private PodEnvironment() {}

    static Map<String, String> of(
            SandboxSettings settings,
            Cluster cluster,
            Path credentials,
            Function<Endpoint, URI> endpoints,
            @Nullable Msk msk,
            @Nullable DocumentDb docdb) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("NXOP_ROLE", settings.targetAccount() + "/" + targetPath(settings));
        String environment = ENVIRONMENTS.get(settings.kpaasAccount());
        if (environment != null) {
            variables.put("NXOP_ENVIRONMENT", environment);
        }
        if (settings.externalId() != null && !settings.targetRoleAssociation()) {
            variables.put("NXOP_EXTERNAL_ID", settings.externalId());
        }
        if (!settings.resourceRegion().equals(settings.region())) {
            variables.put("NXOP_REGION", settings.resourceRegion());
        }
        variables.put("AWS_REGION", settings.region());
        SourceVariables source = new SourceVariables(settings, cluster, credentials, endpoints);
        source.putInto(variables);
        variables.put("AWS_ENDPOINT_URL_STS", endpoints.apply(Endpoint.STS).toString());
        if (settings.stsFallbackRegion() != null) {
            variables.put(
                    "NXOP_STS_FALLBACK_REGIONS",
                    settings.stsFallbackRegion() + "=" + endpoints.apply(Endpoint.STS_FALLBACK));
        }
        variables.put("AWS_ENDPOINT_URL_S3", endpoints.apply(Endpoint.S3).toString());
        variables.put("AWS_ENDPOINT_URL_SSM", endpoints.apply(Endpoint.SSM).toString());
        if (msk != null) {
            variables.put(
                    "AWS_ENDPOINT_URL_KAFKA", endpoints.apply(Endpoint.KAFKA).toString());
            variables.put("NXOP_MSK_CLUSTER_ARN", msk.clusterArn());
            variables.put("NXOP_MSK_CA_FILE", msk.caFile().toString());
        }
        if (docdb != null) {
            variables.put(
                    "AWS_ENDPOINT_URL_DOCDB", endpoints.apply(Endpoint.DOCDB).toString());
            variables.put("NXOP_DOCDB_CLUSTER_ID", docdb.clusterId());
            variables.put("NXOP_DOCDB_CA_FILE", docdb.caFile().toString());
            // Any will do: a database exists as soon as something is written to it.
            variables.put("NXOP_DOCDB_DATABASE", "nxop_example");
        }
        return Collections.unmodifiableMap(variables);
    }

    private static String targetPath(SandboxSettings settings) {
        return settings.targetRole().split(":", 6)[5].replaceFirst("^role/", "");
    }
}
