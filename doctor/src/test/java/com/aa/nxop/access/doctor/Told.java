package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run of the Doctor said. */
record Told(int exit, String out, String err) {
    static Told in(NxopSandbox sandbox, String... arguments) {
        return with(sandbox.environment(), arguments);
    }

    static Told with(Map<String, String> variables, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Doctor.run(
                List.of(arguments),
                Environment.of(variables),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        return new Told(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Map<String, String> and(NxopSandbox sandbox, String... more) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }
}
