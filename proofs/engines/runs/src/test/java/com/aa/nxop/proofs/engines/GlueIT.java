package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Glue's serializer and deserializer beside MSK, against a stub of Glue that verifies signatures. */
@Tag("engines")
@Timeout(180)
final class GlueIT {
    @Test
    void theRegistryIsAskedWithTheSessionOfTheMoment() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox().start();
                GlueStub glue = GlueStub.start(sandbox)) {
            EngineFiles files = EngineFiles.of("glue", sandbox);
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            try (EngineProcess process = EngineProcess.start(
                    "glue",
                    Engines.variables(sandbox),
                    files.path("glue.log"),
                    TrustStore.options(trust),
                    "com.aa.nxop.proofs.engines.glue.GlueApp",
                    files.write("glue.properties", "endpoint=" + glue.endpoint())
                            .toString(),
                    "35")) {
                assertThat(process.await(90)).as(process::output).isZero();
                List<String> lines = process.output()
                        .lines()
                        .filter(line -> line.startsWith("record ") || line.startsWith("sent "))
                        .toList();
                int sent = lines.size() - 1;
                assertThat(lines.subList(0, sent))
                        .containsExactlyElementsOf(IntStream.range(0, sent)
                                .mapToObj(number -> "record " + number)
                                .toList());
                assertThat(lines.get(sent)).isEqualTo("sent " + sent);
            }
            assertThat(glue.refusals()).isEmpty();
            assertThat(glue.callers().stream()
                            .map(SandboxSts.Session::accessKeyId)
                            .distinct()
                            .count())
                    .isGreaterThan(Engines.RENEWALS);
            assertThat(glue.callers())
                    .allSatisfy(caller -> assertThat(caller.roleArn()).isEqualTo(sandbox.targetRole()));
        }
    }
}
