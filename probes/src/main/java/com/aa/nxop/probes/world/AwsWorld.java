package com.aa.nxop.probes.world;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** AWS, as it is reached from here: with the credentials of this shell or pod, and the roles of the stack. */
public final class AwsWorld {
    private AwsWorld() {}

    /** Calls STS once, to learn the account. */
    public static ProbedWorld of(AwsOptions options) {
        return of(options, ofThisShellOrPod());
    }

    /** The usual ways but the metadata service: that would give a pod its node's role. */
    private static AwsCredentialsProvider ofThisShellOrPod() {
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                WebIdentityTokenFileCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                ContainerCredentialsProvider.create());
    }

    private static ProbedWorld of(AwsOptions options, AwsCredentialsProvider caller) {
        StsEndpoint sts = new HttpStsEndpoint(options.sts(), options.region(), Clock.systemUTC());
        StsAnswer self = sts.call(StsCall.of(credentials(caller), Map.of("Action", "GetCallerIdentity")));
        if (!self.granted()) {
            throw new ImpossibleProbeException("STS does not know the caller: " + self.seen());
        }
        String account = options.option("--account").orElse(self.element("Account"));
        String partition = self.element("Arn").split(":", 3)[1];
        boolean named = options.option("--source-role").isPresent()
                || options.option("--target-role").isPresent();
        return new ProbedWorld(
                sts,
                caller::resolveCredentials,
                options.callerIsSource(),
                tags(
                        options.option("--namespace").orElse("fxip-ms-dev"),
                        options.option("--cluster-arn")
                                .orElse("arn:" + partition + ":eks:" + options.region() + ":" + account
                                        + ":cluster/kpaas-nonprod")),
                role -> options.option("--" + role.suffix() + "-role")
                        .or(() -> named
                                ? Optional.empty()
                                : Optional.of("arn:" + partition + ":iam::" + account + ":role/"
                                        + options.option("--prefix").orElse("nxop-probe") + "-" + role.suffix())),
                time -> waited(time, options.patience()),
                agent(),
                options.kafka(),
                options.mongo());
    }

    private static AwsCredentials credentials(AwsCredentialsProvider caller) {
        try {
            return caller.resolveCredentials();
        } catch (SdkClientException e) {
            throw new ImpossibleProbeException(
                    "There are no credentials here: sign in with the AWS CLI, or run this in a pod.");
        }
    }

    /** The six tags of EKS Pod Identity, for a pod that does not exist. */
    public static Map<String, String> tags(String namespace, String clusterArn) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("kubernetes-namespace", namespace);
        tags.put("kubernetes-service-account", "example-app");
        tags.put("kubernetes-pod-name", "example-app-probe");
        tags.put("kubernetes-pod-uid", "8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91");
        tags.put("eks-cluster-arn", clusterArn);
        tags.put("eks-cluster-name", clusterArn.substring(clusterArn.lastIndexOf('/') + 1));
        return tags;
    }

    private static Optional<PodAgent> agent() {
        return Optional.ofNullable(System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .flatMap(uri -> Optional.ofNullable(System.getenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"))
                        .map(file -> new PodAgent(URI.create(uri), Path.of(file))));
    }

    private static boolean waited(Duration time, Duration patience) {
        if (time.compareTo(patience) > 0) {
            return false;
        }
        try {
            return !new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
