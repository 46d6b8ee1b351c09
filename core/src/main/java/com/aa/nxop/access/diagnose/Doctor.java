package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Says why access to the NXOP account does not work, in the pod itself: {@code java -cp '/app/lib/*' com.aa.nxop.access.diagnose.Doctor}.
 *
 * <p>The report goes to standard output; a line for each check that has ended goes to standard error, and so does what the application would log to
 * standard output. Exit code 0 if access works, 1 if it does not, 2 on wrong usage. It changes nothing and prints no secret.
 */
public final class Doctor {
    private static final int HEALTHY = 0;
    private static final int SICK = 1;
    private static final int WRONG_USAGE = 2;

    private Doctor() {}

    public static void main(String[] args) {
        PrintStream report = System.out;
        // Where applications log to standard output, their log would stand in the middle of the report or of the JSON.
        System.setOut(System.err);
        // Whatever still hangs must not keep the process: threads of clients need not be daemons.
        System.exit(run(List.of(args), NxopConfig.builder(), report, System.err));
    }

    static int run(List<String> args, NxopConfig.Builder settings, PrintStream out, PrintStream err) {
        DoctorArguments arguments;
        try {
            arguments = DoctorArguments.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(Lines.shown(String.valueOf(e.getMessage())));
            err.print(DoctorArguments.USAGE);
            return WRONG_USAGE;
        }
        if (arguments.help()) {
            out.print(DoctorArguments.USAGE);
            return HEALTHY;
        }
        Diagnosis diagnosis = diagnose(arguments, settings, err);
        out.print(arguments.json() ? diagnosis.toJson() + "\n" : diagnosis.toString());
        out.flush();
        return diagnosis.healthy() ? HEALTHY : SICK;
    }

    private static Diagnosis diagnose(DoctorArguments arguments, NxopConfig.Builder settings, PrintStream err) {
        NxopConfig config;
        try {
            config = settings.build();
        } catch (AccessException e) {
            return Diagnosis.notConfigured(settings.settings(), settings.strayVariables(), e, arguments.options());
        }
        DiagnosisOptions options = arguments.options();
        try (NxopAccess nxop = NxopAccess.of(config)) {
            return nxop.diagnose(arguments.json() ? options : options.withProgress(check -> err.println(line(check))));
        } catch (AccessException e) {
            return Examination.impossible(config, e, options); // The diagnosis itself throws none.
        }
    }

    private static String line(Check check) {
        return check.stage() + ": " + Lines.shown(check.about()) + ": "
                + check.status().name().toLowerCase(Locale.ROOT);
    }
}
