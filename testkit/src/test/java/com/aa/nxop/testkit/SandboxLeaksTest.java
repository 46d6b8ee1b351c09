package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;

class SandboxLeaksTest {
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getName().startsWith("nxop-sandbox"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("nxop-sandbox-"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void leavesNoThreadAndNoFile() throws IOException {
        Set<Thread> threads = threads();
        Set<Path> files = files();
        for (int i = 0; i < 3; i++) {
            NxopSandbox sandbox = NxopSandbox.builder().start();
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
            try (S3Client s3 = pod.s3(target)) {
                s3.listBuckets();
            }
            sandbox.token().rotate();
            sandbox.faults(Endpoint.STS).inject(Fault.hang());
            assertThat(threads()).hasSizeGreaterThan(threads.size());
            assertThat(files()).hasSize(files.size() + 1);
            sandbox.close();
        }
        assertThat(threads()).isEqualTo(threads);
        assertThat(files()).isEqualTo(files);
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void leavesNothingOfAnySource(PodSource source) throws IOException {
        Set<Thread> threads = threads();
        Set<Path> files = files();
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            assertThat(sandbox.environment()).isNotEmpty();
            assertThat(files()).hasSize(files.size() + (source == PodSource.VAULT_FILE ? 2 : 1));
        }
        assertThat(threads()).isEqualTo(threads);
        assertThat(files()).isEqualTo(files);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void leavesNothingOfVaultWhenItFailsHalfWay(int which) throws IOException {
        Set<Path> files = files();
        AtomicInteger started = new AtomicInteger();
        Consumer<Endpoint> failing = endpoint -> {
            if (started.incrementAndGet() == which) {
                throw new IllegalStateException("no port left");
            }
        };
        SandboxSettings settings =
                NxopSandbox.builder().source(PodSource.VAULT_FILE).settings();
        assertThatThrownBy(() -> new World(settings, failing)).hasMessage("no port left");
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void costsNothingForS3UntilItIsAsked() {
        try (World world = new World(NxopSandbox.builder().settings())) {
            assertThat(world.s3IsStarted()).isFalse();
        }
    }

    @Test
    void leavesNothingBehindWhenItFailsHalfWay() throws IOException {
        Set<Thread> threads = threads();
        Set<Path> files = files();
        AtomicInteger started = new AtomicInteger();
        Consumer<Endpoint> third = endpoint -> {
            if (started.incrementAndGet() == 3) {
                throw new IllegalStateException("no port left");
            }
        };
        SandboxSettings settings = NxopSandbox.builder().settings();
        assertThatThrownBy(() -> new World(settings, third))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no port left");
        assertThat(started).hasValue(3);
        assertThat(threads()).isEqualTo(threads);
        assertThat(files()).isEqualTo(files);
    }
}
