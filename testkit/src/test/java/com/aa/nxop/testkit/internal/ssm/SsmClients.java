package com.aa.nxop.testkit.internal.ssm;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodClient;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/** AWS's own client, as a pod would set it up. */
final class SsmClients {
    private SsmClients() {}

    static AwsCredentials session(NxopSandbox sandbox) {
        PodClient pod = PodClient.in(sandbox);
        return pod.assume(pod.fromAgent(), Map.of());
    }

    static SsmClient of(NxopSandbox sandbox) {
        return of(sandbox, session(sandbox));
    }

    static SsmClient of(NxopSandbox sandbox, AwsCredentials credentials) {
        return SsmClient.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(sandbox.environment().get("AWS_ENDPOINT_URL_SSM"))))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
