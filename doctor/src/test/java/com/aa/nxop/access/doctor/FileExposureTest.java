package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with credentials that everybody can read is noted, and is no error. */
@Tag("full")
@Timeout(60)
class FileExposureTest {
    private static Path withMode(Path file, String mode) throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "r--r--r--", "rw----r--"})
    void whatEverybodyCanReadIsNoted(String mode, @TempDir Path folder) throws IOException {
        Path file = withMode(Files.createFile(folder.resolve("aws-credentials")), mode);
        assertThat(FileExposure.ofVaultFile(file))
                .isEqualTo("Every user of the pod's containers can read the file (" + mode
                        + "). To keep others out, set the annotation vault.hashicorp.com/agent-inject-perms-aws-credentials:"
                        + " \"0440\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--r-----", "rw-rw----"})
    void whatOthersCannotReadIsNot(String mode, @TempDir Path folder) throws IOException {
        assertThat(FileExposure.ofVaultFile(withMode(Files.createFile(folder.resolve("f")), mode)))
                .isEmpty();
    }

    @Test
    void whereThereIsNoFileOrNoModeNothingIsSaid(@TempDir Path folder) throws IOException {
        assertThat(FileExposure.ofVaultFile(folder.resolve("missing"))).isEmpty();
        URI archive = URI.create("jar:" + folder.resolve("a.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path inside = Files.writeString(zip.getPath("f"), "x");
            assertThat(FileExposure.ofVaultFile(inside)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, true", "rw-r-----, false"})
    void theDoctorNotesItAndIsContentAllTheSame(String mode, boolean noted) throws IOException {
        try (NxopSandbox sandbox =
                        NxopSandbox.builder().source(PodSource.VAULT_FILE).start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            withMode(Path.of(Objects.requireNonNull(sandbox.environment().get("NXOP_VAULT_FILE"))), mode);
            Diagnosis diagnosis = Doctor.diagnose(nxop);
            assertThat(diagnosis.healthy()).isTrue();
            assertThat(diagnosis.checks())
                    .filteredOn(
                            check -> check.meaning().contains("Every user of the pod's containers can read the file"))
                    .hasSize(noted ? 1 : 0);
        }
    }
}
