package com.aa.nxop.proofs.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The jars on the module path of a process of its own: nothing is on its class path. */
final class ModulePathIT {
    @Test
    void s3AndDocumentDbWorkAndTheDoctorFindsTheirChecks() throws Exception {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().with(Part.DOCDB).build().start()) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                    "-XX:TieredStopAtLevel=1",
                    "--module-path",
                    Path.of("target", "modules").toString(),
                    "--module",
                    "com.aa.nxop.proofs.modulepath/com.aa.nxop.proofs.modulepath.ModularApp");
            builder.environment().clear();
            builder.environment().putAll(sandbox.environment());
            // The application has no client of a control plane.
            builder.environment().put("NXOP_DOCDB_ENDPOINT", sandbox.docdb().endpoint());
            builder.environment().remove("NXOP_DOCDB_CLUSTER_ID");
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).isEqualTo("""
                            S3: Hello
                            DocumentDB: 1
                            Doctor: healthy
                              configuration OK
                              workload OK
                              source OK
                              source-identity OK
                              assume-role OK
                              target-identity OK
                              s3 OK
                              msk SKIPPED
                              docdb OK
                            module com.aa.nxop.proofs.modulepath
                            module com.aa.nxop.access
                            module com.aa.nxop.access.s3
                            module com.aa.nxop.access.docdb
                            """);
            assertThat(process.waitFor()).isZero();
        }
    }
}
