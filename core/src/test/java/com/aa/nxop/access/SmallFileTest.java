package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("file"), text);
    }

    @Test
    void textIsReadInUtf8() throws IOException {
        assertThat(SmallFile.read(file("Zürich\n"), 100)).isEqualTo("Zürich\n");
        assertThat(SmallFile.read(file(""), 100)).isEmpty();
    }

    @Test
    void theLimitIsInBytes() throws IOException {
        assertThat(SmallFile.read(file("ab"), 2)).isEqualTo("ab");
        Path larger = file("aü");
        assertThatThrownBy(() -> SmallFile.read(larger, 2))
                .isInstanceOf(SmallFile.TooLarge.class)
                .hasMessage("more than 2 bytes");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> SmallFile.read(binary, 100)).isInstanceOf(MalformedInputException.class);
    }

    @Test
    void whatDoesNotExistIsSaidSo() {
        assertThatThrownBy(() -> SmallFile.read(directory.resolve("none"), 100))
                .isInstanceOf(NoSuchFileException.class);
    }

    static boolean hasDevices() {
        return Files.isReadable(Path.of("/dev/zero"));
    }

    @Test
    @Timeout(10)
    @EnabledIf("hasDevices")
    void aDeviceWithoutEndIsNotReadToItsEnd() {
        assertThatThrownBy(() -> SmallFile.read(Path.of("/dev/zero"), 1_000)).isInstanceOf(SmallFile.TooLarge.class);
    }
}
