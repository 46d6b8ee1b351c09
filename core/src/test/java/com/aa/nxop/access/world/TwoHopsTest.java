package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

@Tag("full")
final class TwoHopsTest {
    private static final String[] OF_THE_POD = {
        "kubernetes-namespace",
        "kubernetes-service-account",
        "kubernetes-pod-name",
        "kubernetes-pod-uid",
        "eks-cluster-arn",
        "eks-cluster-name"
    };
    private static final String SESSION =
            "arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z";

    @Test
    void withPodIdentityOneAssumeRolePassesNoInheritedTag() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = access(sandbox)) {
            for (int i = 0; i < 10; i++) {
                nxop.credentialsProvider().resolveCredentials();
            }
            List<SandboxSts.Call> calls = byPod(sandbox);
            assertThat(calls).singleElement().satisfies(call -> {
                assertThat(call.action()).isEqualTo("AssumeRole");
                assertThat(call.tags()).isEmpty();
                assertThat(call.transitiveKeys()).isEmpty();
                assertThat(call.inheritedTags()).containsOnlyKeys(OF_THE_POD);
                assertThat(call.sessionArn()).isEqualTo(SESSION);
            });
            assertThat(sandbox.requests(Endpoint.AGENT)).isOne();
        }
    }

    @Test
    void withWebIdentityEveryTagIsPassedFromTheToken() {
        try (NxopSandbox sandbox =
                        NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start();
                NxopAccess nxop = access(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            assertThat(sandbox.sts().calls())
                    .extracting(SandboxSts.Call::action)
                    .containsExactly("AssumeRoleWithWebIdentity", "AssumeRole");
            SandboxSts.Call second = sandbox.sts().calls().get(1);
            assertThat(second.inheritedTags()).isEmpty();
            assertThat(second.tags())
                    .containsOnlyKeys(OF_THE_POD)
                    .containsEntry("kubernetes-namespace", "fxip-ms-dev")
                    .containsEntry("kubernetes-service-account", "example-app")
                    .containsEntry("kubernetes-pod-name", "example-app-7d4b9c8f6-x2x1z")
                    .containsEntry("eks-cluster-arn", sandbox.pod().clusterArn())
                    .containsEntry("eks-cluster-name", "kpaas-nonprod");
            assertThat(second.sessionArn()).isEqualTo(SESSION);
        }
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void theSessionsNameIsTheSameAfterEveryRestartAndTokenRotation(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            for (int i = 0; i < 3; i++) {
                try (NxopAccess nxop = access(sandbox)) {
                    nxop.credentialsProvider().resolveCredentials();
                }
                rotate(sandbox, source);
            }
            assertThat(sandbox.sts().calls().stream()
                            .filter(call -> sandbox.targetRole()
                                    .equals(call.parameters().get("RoleArn")))
                            .map(SandboxSts.Call::sessionArn))
                    .hasSize(3)
                    .containsOnly(SESSION);
        }
    }

    /** What the platform gives the pod is another session from now on. */
    private static void rotate(NxopSandbox sandbox, PodSource source) {
        switch (source) {
            case POD_IDENTITY, WEB_IDENTITY -> sandbox.token().rotate();
            case KUBE2IAM -> sandbox.kube2iam().clearCache();
            case VAULT_FILE -> sandbox.vault().render();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"KUBE2IAM", "VAULT_FILE"})
    void withoutATokenEveryTagThatTheManifestKnowsIsPassed(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start();
                NxopAccess nxop = access(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            SandboxSts.Call last =
                    sandbox.sts().calls().get(sandbox.sts().calls().size() - 1);
            assertThat(last.sessionArn()).isEqualTo(SESSION);
            assertThat(last.inheritedTags()).isEmpty();
            assertThat(last.tags())
                    .containsEntry("kubernetes-namespace", "fxip-ms-dev")
                    .containsEntry("kubernetes-service-account", "example-app")
                    .containsEntry("kubernetes-pod-name", "example-app-7d4b9c8f6-x2x1z")
                    .containsEntry("eks-cluster-arn", sandbox.pod().clusterArn())
                    .containsEntry("eks-cluster-name", "kpaas-nonprod");
        }
    }

    /** EKS makes the hop for an association, kube2iam for an annotation, Vault for its role. */
    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "KUBE2IAM", "VAULT_FILE"})
    void whoeverServesTheNxopRoleItselfIsAskedOnlyWhoseItIs(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .source(source)
                        .pod(pod -> pod.targetRoleAssociation(true))
                        .start();
                NxopAccess nxop = access(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            nxop.credentialsProvider().resolveCredentials();
            assertThat(sandbox.requests(Endpoint.STS)).isOne();
            assertThat(identity(nxop, sandbox)).startsWith("arn:aws:sts::178549792225:assumed-role/example-role/");
        }
    }

    @Test
    void extraTagsExternalIdNameAndDurationReachSts() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.builder(sandbox.environment())
                        .sessionTags(Map.of("team", "flight-ops"))
                        .sessionName("fixed-name")
                        .externalId("a-b-c")
                        .sessionDuration(Duration.ofMinutes(20))
                        .build())) {
            nxop.credentialsProvider().resolveCredentials();
            SandboxSts.Call call = byPod(sandbox).get(0);
            assertThat(call.tags()).isEqualTo(Map.of("team", "flight-ops"));
            assertThat(call.sessionArn()).endsWith("/fixed-name");
            assertThat(call.parameters()).containsEntry("ExternalId", "a-b-c").containsEntry("DurationSeconds", "1200");
        }
    }

    @Test
    void anyAwsClientTakesTheSession() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = access(sandbox)) {
            assertThat(identity(nxop, sandbox)).isEqualTo(SESSION);
            AwsCredentials credentials = nxop.credentialsProvider().resolveCredentials();
            assertThat(credentials).isInstanceOf(AwsSessionCredentials.class);
            assertThat(credentials.accountId()).contains("178549792225");
            assertThat(nxop.region().id()).isEqualTo("us-east-1");
        }
    }

    @Test
    void closingOneClientLeavesTheSessionToTheOthers() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = access(sandbox)) {
            assertThat(identity(nxop, sandbox)).isEqualTo(SESSION);
            assertThat(identity(nxop, sandbox)).isEqualTo(SESSION);
            assertThat(byPod(sandbox)).extracting(SandboxSts.Call::action).containsOnlyOnce("AssumeRole");
        }
    }

    @Test
    void theThreadsEndWithTheAccess() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            NxopAccess nxop = access(sandbox);
            nxop.credentialsProvider().resolveCredentials();
            assertThat(refreshThreads()).isNotEmpty().allMatch(Thread::isDaemon);
            nxop.close();
            await().until(() -> refreshThreads().isEmpty());
        }
    }

    private static Set<Thread> refreshThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nxop-access"))
                .collect(Collectors.toSet());
    }

    private static String identity(NxopAccess nxop, NxopSandbox sandbox) {
        try (StsClient sts = nxop.configure(StsClient.builder())
                .endpointOverride(sandbox.uri(Endpoint.STS))
                .build()) {
            return sts.getCallerIdentity().arn();
        }
    }

    private static List<SandboxSts.Call> byPod(NxopSandbox sandbox) {
        return sandbox.sts().calls().stream().filter(SandboxSts.Call::bySession).toList();
    }

    private static NxopAccess access(NxopSandbox sandbox) {
        return NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
    }
}
