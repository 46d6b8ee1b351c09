package com.aa.nxop.testkit.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectedTokenTest {
    private final MovableClock clock = new MovableClock();
    private final ProjectedToken token = ProjectedToken.create("eks-pod-identity-token", "first", clock);
    private final Path volume = Objects.requireNonNull(token.path().getParent());

    @AfterEach
    void close() {
        token.close();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(volume)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void looksAsKubeletLeavesIt() throws IOException {
        assertThat(token.path()).isSymbolicLink().hasContent("first");
        assertThat(Files.readSymbolicLink(token.path())).isEqualTo(Path.of("..data/eks-pod-identity-token"));
        Path data = Files.readSymbolicLink(volume.resolve("..data"));
        assertThat(data.toString()).matches("\\.\\.2026_11_21_12_00_00\\.\\d+");
        assertThat(names()).containsExactlyInAnyOrder("..data", data.toString(), "eks-pod-identity-token");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(volume)))
                .isEqualTo("rwx------");
    }

    @Test
    void swapsTheDirectoryAndLeavesTheVisibleLinkAlone() throws IOException {
        Path before = token.path().toRealPath();
        token.write("second");
        assertThat(token.path()).hasContent("second");
        assertThat(before).doesNotExist();
        assertThat(Files.readSymbolicLink(token.path())).isEqualTo(Path.of("..data/eks-pod-identity-token"));
        assertThat(names()).hasSize(3);
    }

    @Test
    void neverShowsAReaderAnythingHalfWritten() throws Exception {
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                token.write("first");
            }
        });
        writer.start();
        while (writer.isAlive()) {
            // Through the link each time. Only the directory it led to may vanish in between, as under kubelet.
            try {
                assertThat(Files.readString(token.path())).isEqualTo("first");
            } catch (NoSuchFileException e) {
                assertThat(volume).exists();
            }
        }
        writer.join();
    }

    @Test
    void leavesNothingBehind() {
        token.close();
        token.close();
        assertThat(volume).doesNotExist();
    }

    @Test
    void cannotBeWrittenOnceItIsGone() {
        token.close();
        assertThatThrownBy(() -> token.write("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sandbox's token file is gone: the sandbox was closed.");
        assertThat(volume).doesNotExist();
    }

    @Test
    void leavesNothingBehindWhenTheNameIsNoFileName() throws IOException {
        Path temporary = Objects.requireNonNull(volume.getParent());
        long before = volumes(temporary);
        assertThatThrownBy(() -> ProjectedToken.create("no/such/directory", "x", clock))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The sandbox could not write its token file.");
        assertThat(volumes(temporary)).isEqualTo(before);
    }

    private static long volumes(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("nxop-sandbox-"))
                    .count();
        }
    }
}
