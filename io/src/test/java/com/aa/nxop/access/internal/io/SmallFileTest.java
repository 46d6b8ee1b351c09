package com.aa.nxop.access.internal.io;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.fakes.SpecialFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Why a file cannot be read: the same words for every file that a setting names. */
@Timeout(10)
class SmallFileTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("file"), text);
    }

    private static void isRefused(Path file, String why) {
        assertThatThrownBy(() -> SmallFile.read(file, 1_000))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(why);
    }

    @Test
    void textIsReadInUtf8() throws IOException {
        assertThat(SmallFile.read(file("Zürich\n"), 100)).isEqualTo("Zürich\n");
        assertThat(SmallFile.read(file(""), 100)).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        assertThat(SmallFile.read(file("\uFEFF{}"), 100)).isEqualTo("{}");
        assertThat(SmallFile.read(file("\uFEFF"), 100)).isEmpty();
    }

    @Test
    void theLimitIsInBytes() throws IOException {
        assertThat(SmallFile.read(file("ab"), 2)).isEqualTo("ab");
        Path larger = file("aü");
        assertThatThrownBy(() -> SmallFile.read(larger, 2)).hasMessage("is larger than 2 bytes");
    }

    @Test
    void whatIsNotUtf8IsSaidSo() throws IOException {
        isRefused(Files.write(directory.resolve("binary"), new byte[] {(byte) 0xc3, 0x28}), "is not text in UTF-8");
        Path jar = Files.write(directory.resolve("jar"), new byte[] {'P', 'K', 3, 4, (byte) 0xff});
        isRefused(jar, "is a ZIP or JAR archive, not text in UTF-8");
    }

    /** What PowerShell's redirection writes; and the same without its mark. */
    @Test
    void utf16IsNamed() throws IOException {
        for (Charset charset : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
            Path file = Files.writeString(directory.resolve("utf16"), "{\"Version\": 1}", charset);
            isRefused(file, "is text in UTF-16, not text in UTF-8");
        }
        Path marked = Files.writeString(directory.resolve("utf16"), "\uFEFF{}", UTF_16LE);
        isRefused(marked, "is text in UTF-16, not text in UTF-8");
    }

    @Test
    void whatDoesNotExistIsSaidSo() throws IOException {
        isRefused(directory.resolve("none"), "does not exist");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("none"));
        isRefused(link, "is a link to a file that does not exist");
        isRefused(file("x").resolve("below"), "cannot be read (Not a directory)");
    }

    @Test
    void whatMayNotBeReadIsSaidSo() throws IOException {
        Path file = file("x");
        Files.setPosixFilePermissions(file, Set.of());
        assumeTrue(!Files.isReadable(file), "root reads everything");
        isRefused(file, "may not be read by the application's user");
    }

    @Test
    void aDirectoryIsNamed() throws IOException {
        isRefused(directory, "is a directory");
        isRefused(Files.createSymbolicLink(directory.resolve("link"), directory), "is a directory");
    }

    /** Nobody writes to it: whoever opens it waits for ever. */
    @Test
    void aFifoIsNamedAndNotOpened() {
        assumeTrue(SpecialFile.areKnown());
        isRefused(SpecialFile.fifo(directory.resolve("fifo")), "is a named pipe (FIFO), not a regular file");
    }

    @Test
    void aDeviceIsNamedAndNotOpened() {
        assumeTrue(SpecialFile.areKnown());
        isRefused(SpecialFile.ENDLESS, "is a device, not a regular file");
        isRefused(Path.of("/dev/null"), "is a device, not a regular file");
    }
}
