package com.aa.nxop.benchmarks.start;

import java.io.IOException;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** First credentials with the AWS SDK alone, as few lines of it as it takes; the endpoint of STS comes from the environment. */
public final class PeerStart {
    private PeerStart() {}

    public static void main(String[] arguments) throws IOException {
        String[] role = System.getenv("NXOP_ROLE").split("/", 2);
        try (StsClient sts = StsClient.builder()
                        .region(Region.of(System.getenv("AWS_REGION")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(
                                ContainerCredentialsProvider.builder().build())
                        .build();
                StsAssumeRoleCredentialsProvider provider = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(request -> request.roleArn("arn:aws:iam::" + role[0] + ":role/" + role[1])
                                .roleSessionName("example-app"))
                        .build()) {
            System.out.println(provider.resolveCredentials().accessKeyId());
            while (System.in.read() >= 0) {}
        }
    }
}
