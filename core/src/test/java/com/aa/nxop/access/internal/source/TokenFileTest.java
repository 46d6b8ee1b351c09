package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.SpecialFile;
import com.aa.nxop.access.internal.text.TokenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("token"), content);
    }

    private static String read(Path file) {
        return SourceFailure.translated(() -> TokenFile.read(file), "for the token");
    }

    private static AccessException failure(Path file) {
        AccessException failure = catchThrowableOfType(AccessException.class, () -> read(file));
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head.body.sign",
                "head.body.sign\n",
                "head.body.sign\r\n",
                "  head.body.sign \n\n",
                "\ufeffhead.body.sign"
            })
    void theLineEndThatSomeToolsAddDoesNotCount(String content) throws IOException {
        assertThat(read(file(content))).isEqualTo("head.body.sign");
    }

    /** Kubelet writes a new directory and swaps the link {@code ..data}: the name stays, what it leads to changes. */
    @Test
    void followsTheLinkThatKubeletSwaps() throws IOException {
        Path first = Files.createDirectory(directory.resolve("..2026_11_21_10"));
        Path second = Files.createDirectory(directory.resolve("..2026_11_21_11"));
        Files.writeString(first.resolve("token"), "first");
        Files.writeString(second.resolve("token"), "second");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first.getFileName());
        Path token = Files.createSymbolicLink(directory.resolve("token"), Path.of("..data", "token"));
        assertThat(read(token)).isEqualTo("first");

        Path swapped = Files.createSymbolicLink(directory.resolve("..data_tmp"), second.getFileName());
        Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertThat(read(token)).isEqualTo("second");
    }

    @Test
    void aFileThatDoesNotExist() {
        Path file = directory.resolve("none");
        AccessException failure = failure(file);
        assertThat(failure).hasMessage("""
                The token file %s does not exist.
                  Remedy: Check that the pod mounts the projected token there. For a non-root user, check that the pod's \
                security context sets fsGroup. If the mount is missing, recreate the pod.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#token-unreadable""", file);
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path file = file("token");
        Files.setPosixFilePermissions(file, Set.<PosixFilePermission>of());
        assumeTrue(!Files.isReadable(file), "root reads everything");
        assertThat(failure(file).what())
                .isEqualTo("The token file " + file + " may not be read by the application's user.");
    }

    @Test
    void aDirectoryInPlaceOfTheFile() {
        assertThat(failure(directory).what()).isEqualTo("The token file " + directory + " is a directory.");
    }

    @Test
    @Timeout(10)
    void aPipeOrADeviceInPlaceOfTheFile() {
        assumeTrue(SpecialFile.areKnown());
        Path pipe = SpecialFile.fifo(directory.resolve("pipe"));
        assertThat(failure(pipe)).hasMessage("""
                The token file %s is a named pipe (FIFO), not a regular file.
                  Remedy: Check that the pod mounts the projected token there. For a non-root user, check that the pod's \
                security context sets fsGroup. If the mount is missing, recreate the pod.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#token-unreadable""", pipe);
        assertThat(failure(SpecialFile.ENDLESS).what())
                .isEqualTo("The token file /dev/zero is a device, not a regular file.");
    }

    @Test
    void aLinkThatLeadsToItself() throws IOException {
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertThat(failure(loop).finding().id()).isEqualTo("token-unreadable");
    }

    @Test
    void aFileThatIsTooLargeForAToken() throws IOException {
        assertThat(read(file("x".repeat(20_000)))).hasSize(20_000);
        Path file = file("x".repeat(20_001));
        assertThat(failure(file).what()).isEqualTo("The token file " + file + " is larger than 20000 bytes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t\r\n"})
    void anEmptyFile(String content) throws IOException {
        Path file = file(content);
        AccessException failure = failure(file);
        assertThat(failure).hasMessage("""
                The token file %s is empty.
                  Remedy: Look at the pod's events: kubelet writes the token. If it stays empty, recreate the pod.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#token-empty""", file);
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden hidden", "hidden\nhidden", "hiddén", "hidden\0", "hid\ufeffden", "hidden\u007f"})
    void whatCannotBeAHeadersValueIsNotRepeated(String content) throws IOException {
        Path file = file(content);
        AccessException failure = failure(file);
        assertThat(failure).hasMessage("""
                The token file %s holds %d characters that are not a token: some of them are white space or outside ASCII.
                  Remedy: Point the variable at the projected token as EKS mounts it, and at nothing else.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#token-malformed""", file, content.length());
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidd");
    }

    @Test
    void bytesThatAreNoTextAreNoToken() throws IOException {
        Path file = Files.write(directory.resolve("binary"), "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(file).finding().id()).isEqualTo("token-malformed");
    }
}
