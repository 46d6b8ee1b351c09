package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Where the AWS SDK can build no client at all, the Doctor says so, as the application does. */
@Tag("full")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class BrokenProfileFileTest {
    @AfterEach
    void clear() {
        System.clearProperty("aws.configFile");
    }

    @Test
    void itIsTheFinding(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("config"), "[default]\nregion = x\nhidden\n");
        System.setProperty("aws.configFile", broken.toString());
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told report = Told.in(sandbox);
            assertThat(report.exit()).isOne();
            assertThat(report.out())
                    .contains("config-profile-file", broken.toString(), "on line 3")
                    .doesNotContain("hidden");
        }
    }
}
