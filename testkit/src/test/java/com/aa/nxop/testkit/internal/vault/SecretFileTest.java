package com.aa.nxop.testkit.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final SecretFile file = SecretFile.create(InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void isThereOnceItIsWritten() throws IOException {
        assertThat(file.path()).doesNotExist();
        assertThat(file.path().getParent()).exists();
        file.write("one");
        file.write("two");
        assertThat(file.path()).hasContent("two");
        assertThat(Files.getLastModifiedTime(file.path()).toInstant()).isEqualTo(NOW);
    }

    @Test
    void isNeverSeenHalfWritten() throws Exception {
        file.write(content('a'));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        AtomicBoolean done = new AtomicBoolean();
        try {
            Future<Integer> reader = pool.submit(() -> {
                int reads = 0;
                while (!done.get() || reads == 0) {
                    String seen = Files.readString(file.path());
                    assertThat(seen).isEqualTo(content(seen.charAt(0)));
                    reads++;
                }
                return reads;
            });
            for (int i = 0; i < 200; i++) {
                file.write(content((char) ('a' + i % 26)));
            }
            done.set(true);
            assertThat(reader.get()).isPositive();
        } finally {
            done.set(true);
            pool.shutdownNow();
        }
    }

    private static String content(char c) {
        return String.valueOf(c).repeat(20_000);
    }

    @Test
    void leavesNothingElseBesideItself() throws IOException {
        for (int i = 0; i < 5; i++) {
            file.write("x" + i);
        }
        try (Stream<Path> files = Files.list(file.path().getParent())) {
            assertThat(files).containsExactly(file.path());
        }
        file.delete();
        try (Stream<Path> files = Files.list(file.path().getParent())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void takesItsDirectoryWithIt() throws IOException {
        file.write("x");
        Files.writeString(file.path().resolveSibling("left-by-a-test"), "y");
        file.close();
        file.close();
        assertThat(file.path().getParent()).doesNotExist();
        assertThatThrownBy(() -> file.write("z"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Vault's file is gone: the sandbox was closed.");
    }

    @Test
    void isGivenANewDirectoryEachTime() {
        try (SecretFile another = SecretFile.create(InstantSource.fixed(NOW))) {
            assertThat(another.path()).isNotEqualTo(file.path());
        }
    }
}
