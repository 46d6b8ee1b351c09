package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.settings.FileSettings;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The Doctor's command line. Picocli sets the fields. */
@Command(
        name = "java -cp '/app/lib/*' com.aa.nxop.access.doctor.Doctor",
        sortOptions = false,
        footer = {
            "Exit code: 0 access works, 1 it does not, 2 wrong usage.",
            "The command credential-process, without options, prints the session for the AWS CLI."
        })
final class DoctorArguments {
    private static final int WIDTH = 100;

    @Option(names = "--json", description = "Print JSON (docs/guide/doctor.schema.json) in place of a report.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = Page.class,
            description = "Also write an HTML page; - is standard output, without the report.")
    private @Nullable PageFile html;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "Time limit for all checks together, 1 to 600. The default is 20.")
    private @Nullable Duration timeout;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            converter = BucketName.class,
            description = "Also check this S3 bucket. You may name several.")
    private final List<String> buckets = new ArrayList<>();

    @Option(
            names = "--trust-policy",
            paramLabel = "FILE",
            converter = PolicyFile.class,
            description = "Compare the NXOP role's trust policy in this file with this pod.")
    private @Nullable String trustPolicy;

    @Option(
            names = "--source-trust-policy",
            paramLabel = "FILE",
            converter = PolicyFile.class,
            description = "Do the same for the pod's own role (IRSA, EKS Pod Identity).")
    private @Nullable String sourceTrustPolicy;

    @Option(names = "--terraform", description = "Also print trust policies for Terraform.")
    private boolean terraform;

    @Option(
            names = "--properties",
            paramLabel = "FILE",
            converter = PropertiesOfFile.class,
            description = "Also read settings from this properties file of the application.")
    private @Nullable FileSettings properties;

    @Option(names = "--spring", description = "Also read settings where the application's Spring Boot reads them.")
    private boolean spring;

    @Option(
            names = "--explain",
            paramLabel = "ID",
            converter = Section.class,
            description = "Print what the guide says about a finding, and check nothing.")
    private @Nullable GuideSection explained;

    @Option(names = "--help", usageHelp = true, order = 1000, description = "Print this help.")
    private boolean help;

    private Map<String, List<String>> named = Map.of();

    private DoctorArguments() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static DoctorArguments parse(List<String> args) {
        return parse(args, AdapterOptions.available());
    }

    static DoctorArguments parse(List<String> args, AdapterOptions adapters) {
        DoctorArguments arguments = new DoctorArguments();
        CommandLine line = adapters.addTo(new CommandLine(arguments));
        try {
            ParseResult parsed = line.parseArgs(args.toArray(String[]::new));
            if (!parsed.unmatched().isEmpty()) {
                // Beside --help picocli does not look at them.
                throw new UnmatchedArgumentException(line, parsed.unmatched());
            }
            arguments.named = adapters.values(line, parsed);
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + adapters.missing(args), e);
        }
        if (arguments.spring && arguments.properties != null) {
            throw new IllegalArgumentException("'--spring' and '--properties' do not go together: name one of them");
        }
        if (arguments.json && arguments.printsPage()) {
            throw new IllegalArgumentException(
                    "'--json' and '--html -' both want standard output: give '--html' the name of a file");
        }
        return arguments;
    }

    static String usage() {
        return AdapterOptions.available()
                .addTo(new CommandLine(new DoctorArguments()))
                .setUsageHelpWidth(WIDTH)
                .getUsageMessage();
    }

    boolean help() {
        return help;
    }

    /** What to explain in place of a diagnosis. */
    Optional<GuideSection> explained() {
        return Optional.ofNullable(explained);
    }

    /** Whether the page takes the place of the text. */
    boolean printsPage() {
        return html != null && html.isStandardOutput();
    }

    /** The file for the page, if one was named. */
    Optional<PageFile> page() {
        return Optional.ofNullable(html).filter(file -> !file.isStandardOutput());
    }

    boolean json() {
        return json;
    }

    /**
     * What the application sees, where it is configured by more than the process's own environment.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    Environment environment(Environment process) {
        if (spring) {
            return process.with(SpringSettings.read(options().timeout()));
        }
        return properties == null ? process : process.with(properties);
    }

    DiagnosisOptions options() {
        DiagnosisOptions options = DiagnosisOptions.usual().withBuckets(buckets);
        if (timeout != null) {
            options = options.withTimeout(timeout);
        }
        for (Map.Entry<String, List<String>> option : named.entrySet()) {
            options = options.withNamed(option.getKey(), option.getValue());
        }
        if (trustPolicy != null) {
            options = options.withTrustPolicy(trustPolicy);
        }
        if (sourceTrustPolicy != null) {
            options = options.withSourceTrustPolicy(sourceTrustPolicy);
        }
        return options.withTerraform(terraform);
    }

    private static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            if (!value.matches("[1-9]\\d{0,2}") || Integer.parseInt(value) > 600) {
                throw new TypeConversionException("it takes 1 to 600, not " + value + ".");
            }
            return Duration.ofSeconds(Integer.parseInt(value));
        }
    }

    private static final class Page implements ITypeConverter<PageFile> {
        @Override
        public PageFile convert(String name) {
            try {
                return PageFile.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class Section implements ITypeConverter<GuideSection> {
        @Override
        public GuideSection convert(String id) {
            try {
                return GuideSection.of(id);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class PropertiesOfFile implements ITypeConverter<FileSettings> {
        @Override
        public FileSettings convert(String name) {
            try {
                return PropertiesFile.read(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class BucketName implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!value.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
                throw new TypeConversionException("it takes the name of a bucket, not " + value + ".");
            }
            return value;
        }
    }

    private static final class PolicyFile implements ITypeConverter<String> {
        @Override
        public String convert(String file) {
            try {
                return PolicyFileText.read(Path.of(file));
            } catch (InvalidPathException e) {
                throw new TypeConversionException(file + " is not a file name.");
            } catch (UnreadableFile e) {
                throw new TypeConversionException("the file " + file + " " + e.getMessage() + ".");
            }
        }
    }
}
