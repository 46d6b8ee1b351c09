package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.fakes.SpecialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong usage: exit 2, one line that says what is wrong, then how it is used; and nothing is looked at. */
class DoctorArgumentsTest {
    @TempDir
    private static Path folder;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("Unknown option: '--nonsense'", List.of("--nonsense")),
                Arguments.of("Unknown option: '--JSON'", List.of("--JSON")),
                Arguments.of("Unknown option: '--nonsense'", List.of("--nonsense", "--help")),
                Arguments.of("Unknown option: '--nonsense'", List.of("--help", "--nonsense")),
                Arguments.of("Unmatched argument at index 0: ''", List.of("")),
                Arguments.of("Unmatched argument at index 1: 'word'", List.of("--json", "word")),
                Arguments.of("Unmatched argument at index 0: '?[31mred'", List.of("\u001b[31mred")),
                Arguments.of("Missing required parameter for option '--timeout' (SECONDS)", List.of("--timeout")),
                seconds("0"),
                seconds("601"),
                seconds("1000"),
                seconds("-1"),
                seconds("2.5"),
                seconds("007"),
                seconds("PT5S"),
                Arguments.of(
                        "Expected parameter for option '--timeout' but found '--json'", List.of("--timeout", "--json")),
                Arguments.of("Missing required parameter for option '--bucket' (NAME)", List.of("--bucket")),
                Arguments.of(
                        "Invalid value for option '--explain': there is no finding asume-role-refused; did you mean assume-role-refused?",
                        List.of("--explain", "asume-role-refused")),
                bucket("UPPER"),
                bucket("ab"),
                bucket("a/b/c"),
                bucket("s3://one"),
                bucket("one-"),
                bucket("x".repeat(64)),
                Arguments.of(
                        "Missing required parameter for option '--trust-policy' (FILE)", List.of("--trust-policy")),
                Arguments.of(
                        "Invalid value for option '--trust-policy': the file /nonexistent/policy.json does not exist.",
                        List.of("--trust-policy", "/nonexistent/policy.json")));
    }

    private static Arguments seconds(String value) {
        return Arguments.of(
                "Invalid value for option '--timeout': it takes 1 to 600, not " + value + ".",
                List.of("--timeout", value));
    }

    private static Arguments bucket(String value) {
        return Arguments.of(
                "Invalid value for option '--bucket' (NAME): it takes the name of a bucket, not " + value + ".",
                List.of("--bucket", value));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrongAndHowItIsUsed(String message, List<String> arguments) {
        Told told = Told.with(Map.of(), arguments.toArray(String[]::new));
        assertThat(told.err()).isEqualTo(message + "\n" + DoctorArguments.usage());
        assertThat(told.out()).isEmpty();
        assertThat(told.exit()).isEqualTo(2);
    }

    @Test
    void aPolicyThatIsAFolder() {
        assertThat(trustPolicy(folder)).endsWith(" is a directory.");
    }

    @Test
    void aPolicyThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(trustPolicy(file)).endsWith(" is not text in UTF-8.");
    }

    /** The Doctor, which promises to end in 20 seconds, ran for ever. */
    @Test
    @Timeout(10)
    void aPolicyThatIsAPipeOrADevice() {
        assumeTrue(SpecialFile.areKnown());
        assertThat(trustPolicy(SpecialFile.fifo(folder.resolve("pipe"))))
                .endsWith(" is a named pipe (FIFO), not a regular file.");
        assertThat(trustPolicy(SpecialFile.ENDLESS)).endsWith("/dev/zero is a device, not a regular file.");
    }

    @Test
    void aPolicyThatIsTooLarge() throws IOException {
        Path file = Files.writeString(folder.resolve("large"), " ".repeat(65537));
        assertThat(trustPolicy(file)).endsWith(" is larger than 65536 bytes.");
    }

    /** A name with a zero byte is none on any system. */
    @Test
    void aPolicyThatHasNoName() {
        Told told = Told.with(Map.of(), "--trust-policy", "a\u0000b");
        assertThat(told.err()).startsWith("Invalid value for option '--trust-policy': a?b is not a file name.\n");
        assertThat(told.exit()).isEqualTo(2);
    }

    private static String trustPolicy(Path file) {
        Told told = Told.with(Map.of(), "--trust-policy", file.toString());
        assertThat(told.exit()).isEqualTo(2);
        String first = told.err().lines().findFirst().orElseThrow();
        assertThat(first).startsWith("Invalid value for option '--trust-policy': the file " + file + " ");
        return first;
    }

    @Test
    void everythingTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), "{\"ä\": 1}");
        DoctorArguments arguments = DoctorArguments.parse(List.of(
                "--json",
                "--timeout=600",
                "--bucket",
                "one.two-3",
                "--trust-policy",
                file.toString(),
                "--bucket",
                "abc"));
        assertThat(arguments.json()).isTrue();
        assertThat(arguments.help()).isFalse();
        assertThat(arguments.options().timeout()).hasMinutes(10);
        assertThat(arguments.options().buckets()).containsExactly("one.two-3", "abc");
        assertThat(arguments.options().trustPolicy()).contains("{\"ä\": 1}");
    }

    @Test
    void withoutAnythingItIsTheUsual() {
        DoctorArguments arguments = DoctorArguments.parse(List.of());
        assertThat(arguments.json()).isFalse();
        assertThat(arguments.options().timeout()).hasSeconds(20);
        assertThat(arguments.options().buckets()).isEmpty();
        assertThat(arguments.options().trustPolicy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--json --help", "--timeout 3 --help"})
    void helpWinsOverTheRest(String line) {
        Told told = Told.with(Map.of(), line.split(" ", -1));
        assertThat(told.exit()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).isEqualTo("""
                Usage: java -cp '/app/lib/*' com.aa.nxop.access.doctor.Doctor [--help] [--json] [--spring]
                       [--terraform] [--explain=ID] [--html=FILE] [--properties=FILE] [--source-trust-policy=FILE]
                       [--timeout=SECONDS] [--trust-policy=FILE] [--bucket=NAME]...
                      --json                Print JSON (docs/guide/doctor.schema.json) in place of a report.
                      --html=FILE           Also write an HTML page; - is standard output, without the report.
                      --timeout=SECONDS     Time limit for all checks together, 1 to 600. The default is 20.
                      --bucket=NAME         Also check this S3 bucket. You may name several.
                      --trust-policy=FILE   Compare the NXOP role's trust policy in this file with this pod.
                      --source-trust-policy=FILE
                                            Do the same for the pod's own role (IRSA, EKS Pod Identity).
                      --terraform           Also print trust policies for Terraform.
                      --properties=FILE     Also read settings from this properties file of the application.
                      --spring              Also read settings where the application's Spring Boot reads them.
                      --explain=ID          Print what the guide says about a finding, and check nothing.
                      --help                Print this help.
                Exit code: 0 access works, 1 it does not, 2 wrong usage.
                The command credential-process, without options, prints the session for the AWS CLI.
                """);
    }
}
