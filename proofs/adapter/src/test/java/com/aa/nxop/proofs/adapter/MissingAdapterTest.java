package com.aa.nxop.proofs.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A setting of an adapter that is not on the class path. */
final class MissingAdapterTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    @Test
    void theDoctorNamesTheAdapterThatTheVariableBelongsTo() throws Exception {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_PROOF_QUEUE", "orders");
        DoctorProcess doctor = DoctorProcess.run(DoctorProcess.withoutAdapter(), variables);
        assertThat(doctor.exit()).as(doctor.out()).isZero();
        assertThat(doctor.out().replaceAll("\\s+", " "))
                .contains("(NXOP_PROOF_QUEUE is set, but no adapter on the class path reads it. If it is a setting of"
                        + " nxop-access-proof, add that adapter.)");
    }

    @Test
    void theBuilderNamesTheAdapterThatTheSettingBelongsTo() throws Exception {
        List<URL> without = new ArrayList<>();
        for (String entry : DoctorProcess.withoutAdapter().split(File.pathSeparator)) {
            without.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(without.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object builder = loader.loadClass("com.aa.nxop.access.NxopConfig")
                    .getMethod("builder", Map.class)
                    .invoke(null, sandbox.environment());
            builder.getClass()
                    .getMethod("set", String.class, String.class)
                    .invoke(builder, "NXOP_PROOF_QUEUE", "orders");
            InvocationTargetException refused = (InvocationTargetException)
                    catchThrowable(() -> builder.getClass().getMethod("build").invoke(builder));
            assertThat(refused.getCause()).hasMessage("""
                            NXOP access is not configured: 1 problem.
                              1. the builder's NXOP_PROOF_QUEUE cannot be used: no adapter on the class path reads it. If it is a setting of nxop-access-proof, add that adapter. [config-invalid]
                              Remedy: Correct the setting named above.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
        }
    }
}
