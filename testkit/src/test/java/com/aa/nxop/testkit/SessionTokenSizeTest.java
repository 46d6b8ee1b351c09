package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Tokens as large as STS gives them since 2026-09-15, on the whole way. */
@Tag("full")
class SessionTokenSizeTest {
    private static int tokenOf(AwsCredentials credentials) {
        return ((AwsSessionCredentials) credentials).sessionToken().length();
    }

    @ParameterizedTest
    @EnumSource
    void isThatOfEverySessionWhateverTheSource(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(source)
                .sts(sts -> sts.minimumSessionTokenSize(4096))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials first = switch (source) {
                case POD_IDENTITY -> pod.fromAgent();
                case WEB_IDENTITY -> pod.fromToken();
                case KUBE2IAM -> pod.fromMetadata();
                case VAULT_FILE -> pod.fromVaultFile();
            };
            assertThat(tokenOf(first)).isEqualTo(4096);
            Map<String, String> tags = source == PodSource.POD_IDENTITY
                    ? Map.of()
                    : Map.of(
                            "kubernetes-namespace",
                            "fxip-ms-dev",
                            "eks-cluster-arn",
                            sandbox.pod().clusterArn());
            assertThat(tokenOf(pod.assume(first, tags))).isEqualTo(4096);
        }
    }

    @Test
    void isWhatTagsMakeItByDefault() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            PodClient pod = PodClient.in(sandbox);
            assertThat(tokenOf(pod.assume(pod.fromAgent(), Map.of()))).isBetween(1000, 1300);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4097})
    void isNeverWhatStsWouldNotGive(int bytes) {
        assertThatThrownBy(() -> NxopSandbox.builder().sts(sts -> sts.minimumSessionTokenSize(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("STS gives tokens of at most 4096 bytes: minimumSessionTokenSize(" + bytes + ").");
    }
}
