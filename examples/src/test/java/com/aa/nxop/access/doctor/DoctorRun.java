package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.access.internal.config.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The Doctor as its {@code main} runs it, in this process: in this package because {@code main} ends the process.
 *
 * @param out what it printed
 */
public record DoctorRun(int exit, String out) {
    /** Without system properties. */
    public static DoctorRun with(Map<String, String> variables, List<String> arguments) {
        return with(Map.of(), variables, arguments);
    }

    /**
     * Runs it.
     *
     * @param properties system properties, which nothing but the Doctor sees
     */
    public static DoctorRun with(
            Map<String, String> properties, Map<String, String> variables, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Doctor.run(
                arguments,
                Environment.of(properties, variables),
                new PrintStream(out, true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
        return new DoctorRun(exit, out.toString(UTF_8));
    }
}
