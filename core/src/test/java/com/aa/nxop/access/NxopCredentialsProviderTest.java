package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.internal.config.SystemProperties;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** For tools that take the name of a class. */
@Tag("full")
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NxopCredentialsProviderTest {
    /** As Iceberg (AwsClientProperties) and Hadoop (S3AUtils) do. */
    @Test
    void isMadeInEveryWayThatToolsKnow() throws Exception {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                try {
                    Class<?> type = Class.forName("com.aa.nxop.access.NxopCredentialsProvider");
                    Method create = type.getMethod("create");
                    Method withOptions = type.getMethod("create", Map.class);
                    for (Object made : List.of(
                            type.getConstructor().newInstance(),
                            create.invoke(null),
                            withOptions.invoke(null, Map.of("nxopSessionDuration", "PT1H", "region", "mars")))) {
                        try (NxopCredentialsProvider provider = (NxopCredentialsProvider) made) {
                            assertThat(((AwsCredentialsProvider) provider)
                                            .resolveCredentials()
                                            .accessKeyId())
                                    .isNotEmpty();
                        }
                    }
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            });
            assertThat(world.sts.requests()).hasSize(1);
        }
    }

    @Test
    void anUnknownOptionIsNamedWithItsNearMiss() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(
                    world.properties(),
                    () -> assertThatThrownBy(
                                    () -> NxopCredentialsProvider.create(Map.of("nxopRol", "178549792225/other-role")))
                            .hasMessageContaining(
                                    "the option nxopRol is not a setting of this SDK. Did you mean nxopRole? [config-invalid]"));
        }
    }

    /** A hundred asynchronous calls at the start: no thread of theirs waits, and one thread of the SDK does. */
    @Test
    void asynchronousCallersGetAFutureAndNoneOfTheirThreadsWaits() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                try (NxopCredentialsProvider provider = NxopCredentialsProvider.create()) {
                    List<CompletableFuture<AwsCredentialsIdentity>> asked = new ArrayList<>();
                    ResolveIdentityRequest request =
                            ResolveIdentityRequest.builder().build();
                    for (int i = 0; i < 100; i++) {
                        asked.add(provider.resolveIdentity(request));
                    }
                    asked.get(0).cancel(false); // One caller's patience is not the others'.
                    asked.stream().skip(1).forEach(future -> assertThat(future).succeedsWithin(Duration.ofSeconds(20)));
                    assertThat(provider.resolveIdentity(request)).isCompleted();
                    assertThat(world.sts.requests()).hasSize(1);
                }
            });
        }
    }

    @Test
    void aFailureReachesTheAsynchronousCaller() {
        try (Loopback world = new Loopback()) {
            world.sts.close();
            SystemProperties.with(world.properties(), () -> {
                try (NxopCredentialsProvider provider = NxopCredentialsProvider.create()) {
                    assertThat(provider.resolveIdentity(
                                    ResolveIdentityRequest.builder().build()))
                            .failsWithin(Duration.ofSeconds(40))
                            .withThrowableThat()
                            .withCauseInstanceOf(AccessException.class);
                }
            });
        }
    }

    @Test
    void aToolThatClosesAClientMayKeepTheProvider() {
        try (Loopback world = new Loopback()) {
            SystemProperties.with(world.properties(), () -> {
                NxopCredentialsProvider provider = NxopCredentialsProvider.create();
                provider.resolveCredentials();
                provider.close();
                assertThat(provider.resolveCredentials()).isNotNull();
                provider.close();
            });
            assertThat(world.sts.requests()).hasSize(1);
        }
    }
}
