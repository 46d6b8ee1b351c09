package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** A target role that asks for an external id instead of tags. */
@Tag("full")
class ExternalIdTest {
    private static void assume(PodClient pod, AwsCredentials source, @Nullable String externalId) {
        try (StsClient sts = pod.sts(source)) {
            sts.assumeRole(
                    r -> r.roleArn(PodClient.TARGET).roleSessionName("s1").externalId(externalId));
        }
    }

    @Test
    void letsInWhoKnowsIt() {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().externalId("from-the-nxop-team").start()) {
            PodClient pod = PodClient.in(sandbox);
            assume(pod, pod.fromAgent(), sandbox.environment().get("NXOP_EXTERNAL_ID"));
            assertThat(sandbox.sts().calls().get(1).errorCode()).isNull();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"another", "FROM-THE-NXOP-TEAM"})
    void refusesWhoDoesNot(@Nullable String externalId) {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().externalId("from-the-nxop-team").start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials source = pod.fromAgent();
            StsException refused = catchThrowableOfType(StsException.class, () -> assume(pod, source, externalId));
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(refused.awsErrorDetails().errorMessage())
                    .isEqualTo("User: " + pod.identity(source) + " is not authorized to perform: sts:AssumeRole on"
                            + " resource: " + PodClient.TARGET);
        }
    }

    @Test
    void isInNoEnvironmentByDefault() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(sandbox.environment()).doesNotContainKey("NXOP_EXTERNAL_ID");
        }
    }
}
