package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Sessions of a length of the test's choice, and roles of its choice. */
class SessionLifetimeTest {
    private static final String SECOND = "arn:aws:iam::178549792225:role/team/second-role";
    private static final String NOTHING =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}";

    private static Duration left(NxopSandbox sandbox, AwsCredentials credentials) {
        Instant end =
                sandbox.sts().session(credentials.accessKeyId()).orElseThrow().expiresAt();
        return Duration.between(sandbox.clock().instant(), end);
    }

    @Test
    void shortensWhatStsGivesToSessionsOnly() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(20)))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials source = pod.fromAgent();
            assertThat(left(sandbox, source)).isGreaterThan(Duration.ofMinutes(50));
            AwsCredentials target = pod.assume(source, Map.of());
            assertThat(left(sandbox, target)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
            try (StsClient sts = pod.sts(source)) {
                Instant end = sts.assumeRole(r -> r.roleArn(PodClient.TARGET)
                                .roleSessionName("asks-for-more")
                                .durationSeconds(1800))
                        .credentials()
                        .expiration();
                assertThat(end)
                        .isBefore(sandbox.clock().instant().plusSeconds(21))
                        .isAfter(sandbox.clock().instant());
                assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn(PodClient.TARGET)
                                .roleSessionName("asks-for-too-much")
                                .durationSeconds(7200)))
                        .isInstanceOf(StsException.class)
                        .hasMessageContaining("exceeds the MaxSessionDuration");
            }
        }
    }

    @Test
    void isAsAskedByDefault() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            PodClient pod = PodClient.in(sandbox);
            assertThat(left(sandbox, pod.assume(pod.fromAgent(), Map.of()))).isGreaterThan(Duration.ofMinutes(59));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void isLongerThanNothing(long seconds) {
        Duration value = Duration.ofSeconds(seconds);
        assertThatThrownBy(() -> NxopSandbox.builder().sts(sts -> sts.sessionLifetime(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A session must last longer than zero: sessionLifetime(" + value + ").");
    }

    @Test
    void secondRolesAreAssumedLikeTheFirst() {
        try (NxopSandbox sandbox = NxopSandbox.builder().role(SECOND, NOTHING).start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials source = pod.fromAgent();
            assertThat(pod.identity(pod.assume(source, SECOND, "pod", Map.of())))
                    .isEqualTo("arn:aws:sts::178549792225:assumed-role/second-role/pod");
            assertThat(pod.identity(pod.assume(source, Map.of())))
                    .isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app");
            String third = "arn:aws:iam::178549792225:role/third-role";
            assertThatThrownBy(() -> pod.assume(source, third, "pod", Map.of()))
                    .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + third);
        }
    }

    @Test
    void secondRolesTrustWhomTheFirstTrusts() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .role(SECOND, NOTHING)
                .trustPolicies(trust -> trust.target("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "285282426848"}, "Action": ["sts:AssumeRole", "sts:TagSession"],
                          "Condition": {"StringEquals": {"sts:RoleSessionName": "chosen"}}}]}
                        """))
                .pod(pod -> pod.sessionTags(false))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials source = pod.fromAgent();
            assertThat(pod.assume(source, SECOND, "chosen", Map.of())).isNotNull();
            assertThatThrownBy(() -> pod.assume(source, SECOND, "other", Map.of()))
                    .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + SECOND);
        }
    }
}
