package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.SystemProperties;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

@Tag("full")
@Timeout(60)
class NxopAccessTest {
    @Test
    void bothHopsAreMadeWhenCredentialsAreFirstAskedForAndNotBefore() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            assertThat(world.agent.requests()).isEmpty();
            AwsCredentials credentials = access.credentialsProvider().resolveCredentials();
            assertThat(credentials.accessKeyId()).isEqualTo("ASIATESTNXOP");
            assertThat(access.credentialsProvider().resolveCredentials()).isSameAs(credentials);
            assertThat(world.agent.requests()).hasSize(1);
            assertThat(world.sts.requests()).hasSize(1);
            assertThat(world.sts.request().form())
                    .containsEntry("RoleArn", "arn:aws:iam::178549792225:role/example-role")
                    .containsEntry("RoleSessionName", "flights.scheduler.pod-1");
        }
    }

    @Test
    void everyClientSharesTheOneSession() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access();
                StsClient one = access.configure(StsClient.builder()).build();
                StsClient other = access.configure(StsClient.builder()).build()) {
            assertThat(one.serviceClientConfiguration().region()).isEqualTo(Region.US_EAST_1);
            assertThat(one.serviceClientConfiguration().credentialsProvider())
                    .isSameAs(other.serviceClientConfiguration().credentialsProvider())
                    .isSameAs(access.credentialsProvider());
        }
    }

    /** The AWS SDK's clients close what they were given, if it can be closed. */
    @Test
    void theEndOfOneClientDoesNotEndTheSession() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            access.configure(StsClient.builder()).build().close();
            assertThat(access.credentialsProvider().resolveCredentials().accessKeyId())
                    .isEqualTo("ASIATESTNXOP");
            assertThat(access.credentialsProvider()).isNotInstanceOf(AutoCloseable.class);
        }
    }

    @Test
    void aRefusalIsThrownAndRemembered() {
        try (Loopback world = new Loopback(Sts.refusal(403, "AccessDenied", "no sts:AssumeRole"));
                NxopAccess access = world.access()) {
            for (int i = 0; i < 20; i++) {
                AccessException failure = catchThrowableOfType(
                        AccessException.class,
                        () -> access.credentialsProvider().resolveCredentials());
                assertThat(failure.finding().id()).isEqualTo("assume-role-refused");
                assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
            }
            assertThat(world.sts.requests())
                    .as("the refused call, and the one that finds out whether tags are disabled")
                    .hasSize(2);
        }
    }

    /** The data lies elsewhere: STS next door, the resources' clients over there. */
    @Test
    void acrossRegionsEachCallIsInItsOwn() {
        try (Loopback world = new Loopback()) {
            Map<String, String> variables = world.variables();
            variables.put("NXOP_REGION", "us-west-2");
            try (NxopAccess access = NxopAccess.of(NxopConfig.fromEnvironment(variables));
                    StsClient client = access.configure(StsClient.builder()).build()) {
                access.credentialsProvider().resolveCredentials();
                assertThat(world.sts.request().headers().get("authorization")).contains("/us-east-1/sts/aws4_request");
                assertThat(access.region()).isEqualTo(Region.US_WEST_2);
                assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.US_WEST_2);
            }
        }
    }

    @Test
    void aRejectedSessionIsReplaced() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            AwsCredentials rejected = access.credentialsProvider().resolveCredentials();
            assertThat(access.invalidate("ASIAANOTHERKEY")).isFalse();
            assertThat(access.credentialsProvider().resolveCredentials()).isSameAs(rejected);
            assertThat(access.invalidate(rejected.accessKeyId())).isTrue();
            assertThat(access.credentialsProvider().resolveCredentials()).isNotSameAs(rejected);
            assertThat(world.sts.requests()).hasSize(2);
        }
    }

    @Test
    void afterTheCloseCredentialsAreRefused() {
        try (Loopback world = new Loopback()) {
            NxopAccess access = world.access();
            access.credentialsProvider().resolveCredentials();
            access.close();
            access.close();
            assertThatThrownBy(() -> access.credentialsProvider().resolveCredentials())
                    .isInstanceOfSatisfying(AccessException.class, failure -> {
                        assertThat(failure.finding().id()).isEqualTo("session-closed");
                        assertThat(failure.stage()).isEqualTo(Stage.SESSION);
                    });
        }
    }

    @Test
    void isShownWithItsRoleAndSourceAndNothingHidden() {
        try (Loopback world = new Loopback();
                NxopAccess access = world.access()) {
            access.credentialsProvider().resolveCredentials();
            assertThat(access)
                    .hasToString("NxopAccess[arn:aws:iam::178549792225:role/example-role, source pod-identity]");
            assertThat(access.region()).isEqualTo(Region.US_EAST_1);
            assertThat(access.config().role().accountId()).isEqualTo("178549792225");
            assertThat(access.credentialsProvider().toString())
                    .doesNotContain("hidden")
                    .doesNotContain(Sts.SECRET_KEY);
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void theSharedOneIsTheSameUntilItIsClosed() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                NxopAccess first = NxopAccess.shared();
                assertThat(NxopAccess.shared()).isSameAs(first);
                assertThat(first.credentialsProvider().resolveCredentials().accessKeyId())
                        .isEqualTo("ASIATESTNXOP");
                first.close();
                NxopAccess second = NxopAccess.shared();
                assertThat(second).isNotSameAs(first);
                assertThat(second.credentialsProvider().resolveCredentials().accessKeyId())
                        .isEqualTo("ASIATESTNXOP");
                second.close();
            });
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void theEnvironmentIsReadWhereNoConfigurationIsGiven() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                try (NxopAccess built = NxopAccess.builder().build();
                        NxopAccess plain = NxopAccess.fromEnvironment()) {
                    assertThat(built.config().role().name()).isEqualTo("example-role");
                    assertThat(plain.config().role().name()).isEqualTo("example-role");
                }
            });
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aMisconfiguredProcessIsToldAtOnce() {
        SystemProperties.with(
                Map.of("nxop.role", "wrong"),
                () -> assertThatThrownBy(NxopAccess::fromEnvironment)
                        .isInstanceOf(AccessException.class)
                        .hasMessageContaining("the system property nxop.role is \"wrong\""));
    }
}
