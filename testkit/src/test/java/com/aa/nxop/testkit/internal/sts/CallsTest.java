package com.aa.nxop.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.testkit.SandboxSts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Tag;

class CallsTest {
    private final World world = new World();

    @Test
    void tellThatAChainPassedNoneOfTheInheritedKeys() {
        try (StsClient client = world.client(world.pod())) {
            client.assumeRole(request -> request.roleArn(World.TARGET)
                    .roleSessionName("app")
                    .durationSeconds(900)
                    .tags(Tag.builder().key("team").value("crew").build()));
        }

        assertThat(world.sts().calls())
                .containsExactly(new SandboxSts.Call(
                        world.now(),
                        "AssumeRole",
                        "arn:aws:sts::285282426848:assumed-role/pod-role/pod-1",
                        Map.of("RoleArn", World.TARGET, "RoleSessionName", "app", "DurationSeconds", "900"),
                        Map.of("team", "crew"),
                        Set.of(),
                        World.POD_TAGS,
                        "arn:aws:sts::178549792225:assumed-role/example-role/app",
                        null));
    }

    @Test
    void tellRefusals() {
        Throwable refusal = catchThrowable(() -> world.sts()
                .assumeAs(
                        world.untagged(),
                        new AssumeRoleInput(
                                World.TARGET,
                                "app",
                                Duration.ofMinutes(15),
                                Map.of("team", "crew"),
                                Set.of("team"),
                                "external-1",
                                World.MAY_NOTHING)));

        assertThat(refusal).isInstanceOf(StsRefusal.class);
        assertThat(world.sts().calls())
                .containsExactly(new SandboxSts.Call(
                        world.now(),
                        "AssumeRole",
                        "arn:aws:sts::285282426848:assumed-role/pod-role/pod-1",
                        Map.of(
                                "RoleArn", World.TARGET,
                                "RoleSessionName", "app",
                                "DurationSeconds", "900",
                                "ExternalId", "external-1",
                                "Policy", World.MAY_NOTHING),
                        Map.of("team", "crew"),
                        Set.of("team"),
                        Map.of(),
                        null,
                        "AccessDenied"));
    }

    @Test
    void tellWhoseSignatureWasNotEvenRead() {
        StsReply unread = world.sts().reply(StsCalls.unsigned("Action=GetCallerIdentity"));

        assertThat(unread.status()).isEqualTo(403);

        assertThat(world.sts().calls())
                .containsExactly(new SandboxSts.Call(
                        world.now(),
                        "GetCallerIdentity",
                        null,
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        null,
                        "MissingAuthenticationToken"));
        assertThat(world.sts().calls().get(0).bySession()).isFalse();
    }

    @Test
    void tellServicesFromSessions() {
        AccountSession pod = world.sts()
                .assumeAsService(
                        "pods.eks.amazonaws.com",
                        new AssumeRoleInput(
                                World.SOURCE, "eks-1", null, World.POD_TAGS, World.POD_TAGS.keySet(), null, null));
        world.sts().assumeAs(pod, World.input(Map.of()));

        assertThat(world.sts().calls())
                .extracting(SandboxSts.Call::caller)
                .containsExactly("pods.eks.amazonaws.com", pod.arn());
        assertThat(world.sts().calls()).extracting(SandboxSts.Call::bySession).containsExactly(false, true);
        assertThat(world.sts().calls().get(0).tags()).isEqualTo(World.POD_TAGS);
        assertThat(world.sts().calls().get(0).inheritedTags()).isEmpty();
        assertThat(world.sts().calls().get(1).tags()).isEmpty();
        assertThat(world.sts().calls().get(1).inheritedTags()).isEqualTo(World.POD_TAGS);
    }

    @Test
    void keepNoSecrets() {
        world.providers.add(Tokens.provider(World.KPAAS));
        String token = Tokens.at(world.now(), claims -> {});
        AccountSession pod = world.pod();
        try (StsClient anonymous = world.anonymous();
                StsClient client = world.client(pod)) {
            assertThatThrownBy(() -> anonymous.assumeRoleWithWebIdentity(request ->
                            request.roleArn(World.SOURCE).roleSessionName("app").webIdentityToken(token)))
                    .hasMessageContaining("Not authorized");
            client.assumeRole(request -> request.roleArn(World.TARGET).roleSessionName("app"));
        }

        assertThat(world.sts().calls()).hasSize(2);
        assertThat(world.sts().calls().toString())
                .contains("AssumeRoleWithWebIdentity")
                .doesNotContain(token, pod.secretAccessKey(), pod.sessionToken(), "Signature", "WebIdentityToken");
    }

    @Test
    void doNotChangeAfterwards() {
        List<SandboxSts.Call> before = world.sts().calls();
        world.sts().assumeAs(world.pod(), World.input(Map.of()));

        assertThat(before).isEmpty();
        assertThatThrownBy(() -> world.sts().calls().clear()).isInstanceOf(UnsupportedOperationException.class);
        Map<String, String> tags = new HashMap<>(Map.of("a", "1"));
        SandboxSts.Call call =
                new SandboxSts.Call(world.now(), "AssumeRole", null, tags, tags, Set.of(), tags, null, null);
        tags.put("b", "2");
        assertThat(call.tags()).containsExactly(Map.entry("a", "1"));
        assertThat(call.parameters()).containsExactly(Map.entry("a", "1"));
        assertThat(call.inheritedTags()).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void areAllThereWhenManyThreadsCall() throws InterruptedException {
        AccountSession pod = world.pod();
        Sts sts = world.sts();
        int threads = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int n = 0; n < 50; n++) {
                    sts.assumeAs(pod, World.input(Map.of()));
                }
            });
        }
        start.countDown();
        pool.shutdown();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sts.calls()).hasSize(400).allMatch(call -> call.errorCode() == null);
    }

    @Test
    void throttlingByAccount() {
        World limited = new World().with(builder -> builder.requestsPerSecond(2));
        AccountSession pod = limited.pod();
        AccountSession other = limited.session(World.TARGET, Map.of(), Set.of());
        try (StsClient client = limited.client(pod);
                StsClient elsewhere = limited.client(other)) {
            client.getCallerIdentity();
            client.assumeRole(request -> request.roleArn(World.TARGET).roleSessionName("app"));

            assertThatThrownBy(client::getCallerIdentity)
                    .hasMessageStartingWith("Rate exceeded (Service: Sts, Status Code: 400");
            assertThat(elsewhere.getCallerIdentity().account()).isEqualTo(World.NXOP);
            limited.advance(Duration.ofMillis(500));
            client.getCallerIdentity();
            assertThatThrownBy(client::getCallerIdentity).hasMessageStartingWith("Rate exceeded");
        }
        assertThat(limited.sts().calls())
                .filteredOn(call -> "Throttling".equals(call.errorCode()))
                .hasSize(2);
    }

    @Test
    void noThrottlingUnlessAskedFor() {
        try (StsClient client = world.client(world.pod())) {
            for (int i = 0; i < 100; i++) {
                client.getCallerIdentity();
            }
        }

        assertThat(world.sts().calls()).hasSize(100);
    }

    @Test
    void oneRecordPerCallEvenIfThePolicyIsBroken() {
        world.roles.put(Role.of(World.TARGET, "{}", "{}"));

        assertThatThrownBy(() -> world.sts().assumeAs(world.pod(), World.input(Map.of())))
                .isInstanceOf(StsRefusal.class);

        assertThat(world.sts().calls()).extracting(SandboxSts.Call::errorCode).containsExactly("InternalFailure");
    }
}
