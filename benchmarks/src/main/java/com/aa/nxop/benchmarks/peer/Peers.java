package com.aa.nxop.benchmarks.peer;

import com.aa.nxop.benchmarks.world.World;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The AWS SDK's own way from Pod Identity into another account: its provider of AssumeRole over its provider of container credentials.
 * With its smallest HTTP client, the pod's region and a fixed session name; everything else is as AWS has it.
 */
public final class Peers implements AutoCloseable {
    private static final String SESSION = "example-app";

    private final Map<String, String> environment;
    private final StsClient sts;

    /**
     * Lets the AWS SDK of this process see the world: it reads variables, which a process cannot change, and these properties. One world
     * at a time.
     */
    public Peers(World world) {
        environment = world.environment();
        System.setProperty("aws.region", get("AWS_REGION"));
        System.setProperty("aws.containerCredentialsFullUri", get("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty("aws.containerAuthorizationTokenFile", get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
        System.setProperty("aws.endpointUrlSts", get("AWS_ENDPOINT_URL_STS"));
        sts = StsClient.builder()
                .region(Region.of(get("AWS_REGION")))
                .endpointOverride(URI.create(get("AWS_ENDPOINT_URL_STS")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(ContainerCredentialsProvider.builder().build())
                .build();
    }

    private String get(String variable) {
        String value = environment.get(variable);
        if (value == null) {
            throw new IllegalStateException(variable);
        }
        return value;
    }

    public String roleArn() {
        String[] role = get("NXOP_ROLE").split("/", 2);
        return "arn:aws:iam::" + role[0] + ":role/" + role[1];
    }

    /** Refreshes in the thread of a caller, which is the default. */
    public StsAssumeRoleCredentialsProvider sync() {
        return provider(false);
    }

    /** Refreshes in a thread of its own. */
    public StsAssumeRoleCredentialsProvider async() {
        return provider(true);
    }

    private StsAssumeRoleCredentialsProvider provider(boolean async) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(roleArn()).roleSessionName(SESSION))
                .asyncCredentialUpdateEnabled(async)
                .build();
    }

    /** As found in public projects: each new connection to MongoDB assumes the role again. */
    public AssumingSupplier assumingSupplier() {
        return new AssumingSupplier(sts, roleArn(), SESSION);
    }

    @Override
    public void close() {
        sts.close();
    }
}
