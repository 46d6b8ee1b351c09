package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says why access to the NXOP account does not work, in the pod itself: {@code java -cp '/app/lib/*' com.aa.nxop.access.doctor.Doctor}; in an
 * application, {@link #diagnose(NxopAccess)}.
 *
 * <p>The report goes to standard output; a line for each check that has ended goes to standard error, and so does what the application would log to
 * standard output. Exit code 0 if access works, 1 if it does not, 2 on wrong usage, also if the page of {@code --html} cannot be written. Beside
 * that file it changes nothing, and it prints no secret, but for the command {@code credential-process}, which prints the session for the AWS CLI.
 */
public final class Doctor {
    static final int HEALTHY = 0;
    static final int SICK = 1;
    private static final int WRONG_USAGE = 2;

    private Doctor() {}

    /** As {@link #diagnose(NxopAccess, DiagnosisOptions)}, within 20 seconds. */
    public static Diagnosis diagnose(NxopAccess nxop) {
        return diagnose(nxop, DiagnosisOptions.usual());
    }

    /**
     * Walks the whole path, from the source to the resources that are configured, with a session of its own: the access's session stays as it
     * is, and its listeners hear nothing. It ends in time whatever hangs, and throws nothing. Any number of threads may call it.
     */
    public static Diagnosis diagnose(NxopAccess nxop, DiagnosisOptions options) {
        return diagnose(nxop, options, Environment.ofProcess());
    }

    private static Diagnosis diagnose(NxopAccess nxop, DiagnosisOptions options, Environment environment) {
        return new DiagnosisRun((AccessParts) nxop.adapterContext(), environment).run(options);
    }

    /**
     * What an exception of any AWS client means that takes the session by {@link NxopAccess#configure}: of SSM, for example. S3, MSK and DocumentDB
     * have an {@code explain} of their own, which says more. It calls nobody.
     *
     * @param failure the AWS SDK's exception, or what a library has wrapped it in
     */
    public static AccessException explain(NxopAccess nxop, Throwable failure) {
        return new ServiceExplanation(nxop).of(failure);
    }

    public static void main(String[] args) {
        PrintStream report = System.out;
        // Where applications log to standard output, their log would stand in the middle of the report or of the JSON.
        System.setOut(System.err);
        // Whatever still hangs must not keep the process: threads of clients need not be daemons.
        System.exit(run(List.of(args), Environment.ofProcess(), report, System.err));
    }

    static int run(List<String> args, Environment process, PrintStream out, PrintStream err) {
        if (args.equals(List.of(CredentialProcess.COMMAND))) {
            return CredentialProcess.print(process, out, err);
        }
        DoctorArguments arguments;
        Environment environment;
        try {
            arguments = DoctorArguments.parse(args);
            environment =
                    arguments.help() || arguments.explained().isPresent() ? process : arguments.environment(process);
        } catch (IllegalArgumentException e) {
            err.println(WrappedText.shown(String.valueOf(e.getMessage())));
            err.print(DoctorArguments.usage());
            return WRONG_USAGE;
        }
        if (arguments.help()) {
            out.print(DoctorArguments.usage());
            return HEALTHY;
        }
        if (arguments.explained().isPresent()) {
            out.print(arguments.explained().get());
            return HEALTHY;
        }
        Diagnosis diagnosis = diagnose(arguments, environment, err);
        if (arguments.printsPage()) {
            out.writeBytes(PageFile.bytes(diagnosis));
        } else {
            out.print(arguments.json() ? diagnosis.toJson() + "\n" : diagnosis.toString());
        }
        out.flush();
        if (!writesPage(arguments, diagnosis, err)) {
            return WRONG_USAGE;
        }
        return diagnosis.healthy() ? HEALTHY : SICK;
    }

    /** Whether all is well with the page; true where none was wanted. */
    private static boolean writesPage(DoctorArguments arguments, Diagnosis diagnosis, PrintStream err) {
        Optional<PageFile> page = arguments.page();
        try {
            if (page.isPresent()) {
                page.get().write(diagnosis);
            }
            return true;
        } catch (IOException e) {
            err.println(WrappedText.shown("The Doctor cannot write the page of --html: " + e));
            return false;
        }
    }

    private static Diagnosis diagnose(DoctorArguments arguments, Environment environment, PrintStream err) {
        DiagnosisOptions options = arguments.options();
        AccessParts parts;
        try {
            parts = AccessParts.of(AccessSettings.read(environment), Optional.empty());
        } catch (AccessException e) {
            return Diagnosis.notConfigured(ReportedSettings.of(environment), e, options);
        }
        try (NxopAccess nxop = NxopAccess.of(parts)) {
            return diagnose(
                    nxop,
                    arguments.json() ? options : options.withProgress(check -> err.println(line(check))),
                    environment);
        }
    }

    private static String line(Check check) {
        return check.stage() + ": " + WrappedText.shown(check.about()) + ": "
                + check.status().name().toLowerCase(Locale.ROOT);
    }
}
