package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.SmallFile;
import com.aa.nxop.access.UnreadableFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The Doctor's command line. */
record DoctorArguments(boolean help, boolean json, DiagnosisOptions options) {
    static final String USAGE = """
            Usage: java -cp '/app/lib/*' com.aa.nxop.access.diagnose.Doctor [options]
              --json                print JSON (docs/doctor.schema.json) instead of a report
              --timeout SECONDS     for everything together, 1 to 600; 20 if not given
              --bucket NAME         also look at this S3 bucket; may be given several times
              --trust-policy FILE   compare the NXOP role's trust policy in this file with this pod
              --help                print this
            Exit code: 0 access works, 1 it does not, 2 wrong usage.
            """;

    /** An IAM policy has some thousand characters (IAM quotas). */
    private static final int LARGEST_POLICY = 64 * 1024;

    /** @throws IllegalArgumentException saying what is wrong */
    static DoctorArguments parse(List<String> args) {
        boolean help = false;
        boolean json = false;
        DiagnosisOptions options = DiagnosisOptions.usual();
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--help" -> help = true;
                case "--json" -> json = true;
                case "--timeout" -> options = options.withTimeout(seconds(value(option, rest)));
                case "--bucket" -> options = options.withBuckets(more(options.buckets(), value(option, rest)));
                case "--trust-policy" -> options = options.withTrustPolicy(policy(value(option, rest)));
                default -> throw new IllegalArgumentException("Unknown option: " + option);
            }
        }
        return new DoctorArguments(help, json, options);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }

    private static Duration seconds(String value) {
        if (!value.matches("[1-9]\\d{0,2}") || Integer.parseInt(value) > 600) {
            throw new IllegalArgumentException("--timeout takes 1 to 600 seconds, not " + value + ".");
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    private static List<String> more(List<String> buckets, String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("--bucket takes the name of a bucket, not " + name + ".");
        }
        List<String> more = new ArrayList<>(buckets);
        more.add(name);
        return more;
    }

    private static String policy(String file) {
        try {
            return SmallFile.read(Path.of(file), LARGEST_POLICY);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--trust-policy " + file + ": this is no name of a file.", e);
        } catch (UnreadableFile e) {
            throw new IllegalArgumentException("--trust-policy " + file + ": the file " + e.getMessage() + ".", e);
        }
    }
}
