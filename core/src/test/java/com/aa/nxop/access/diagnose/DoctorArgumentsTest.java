package com.aa.nxop.access.diagnose;

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
                Arguments.of("Unknown option: --nonsense", List.of("--nonsense")),
                Arguments.of("Unknown option: --JSON", List.of("--JSON")),
                Arguments.of("Unknown option: --timeout=5", List.of("--timeout=5")),
                Arguments.of("Unknown option: ", List.of("")),
                Arguments.of("Unknown option: word", List.of("--json", "word")),
                Arguments.of("Unknown option: ?[31mred", List.of("\u001b[31mred")),
                Arguments.of("--timeout needs a value.", List.of("--timeout")),
                Arguments.of("--timeout takes 1 to 600 seconds, not 0.", List.of("--timeout", "0")),
                Arguments.of("--timeout takes 1 to 600 seconds, not 601.", List.of("--timeout", "601")),
                Arguments.of("--timeout takes 1 to 600 seconds, not 1000.", List.of("--timeout", "1000")),
                Arguments.of("--timeout takes 1 to 600 seconds, not -1.", List.of("--timeout", "-1")),
                Arguments.of("--timeout takes 1 to 600 seconds, not 2.5.", List.of("--timeout", "2.5")),
                Arguments.of("--timeout takes 1 to 600 seconds, not 007.", List.of("--timeout", "007")),
                Arguments.of("--timeout takes 1 to 600 seconds, not PT5S.", List.of("--timeout", "PT5S")),
                Arguments.of("--timeout takes 1 to 600 seconds, not --json.", List.of("--timeout", "--json")),
                Arguments.of("--bucket needs a value.", List.of("--bucket")),
                Arguments.of("--bucket takes the name of a bucket, not UPPER.", List.of("--bucket", "UPPER")),
                Arguments.of("--bucket takes the name of a bucket, not ab.", List.of("--bucket", "ab")),
                Arguments.of("--bucket takes the name of a bucket, not a/b/c.", List.of("--bucket", "a/b/c")),
                Arguments.of("--bucket takes the name of a bucket, not s3://one.", List.of("--bucket", "s3://one")),
                Arguments.of("--bucket takes the name of a bucket, not one-.", List.of("--bucket", "one-")),
                Arguments.of(
                        "--bucket takes the name of a bucket, not " + "x".repeat(64) + ".",
                        List.of("--bucket", "x".repeat(64))),
                Arguments.of("--trust-policy needs a value.", List.of("--trust-policy")),
                Arguments.of(
                        "--trust-policy /nonexistent/policy.json: the file does not exist.",
                        List.of("--trust-policy", "/nonexistent/policy.json")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrongAndHowItIsUsed(String message, List<String> arguments) {
        Told told = Told.with(Map.of(), arguments.toArray(String[]::new));
        assertThat(told.err()).isEqualTo(message + "\n" + DoctorArguments.USAGE);
        assertThat(told.out()).isEmpty();
        assertThat(told.exit()).isEqualTo(2);
    }

    @Test
    void aPolicyThatIsAFolder() {
        assertThat(trustPolicy(folder)).endsWith(": the file is a directory.");
    }

    @Test
    void aPolicyThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(trustPolicy(file)).endsWith(": the file is not text in UTF-8.");
    }

    /** The Doctor, which promises to end in 20 seconds, ran for ever. */
    @Test
    @Timeout(10)
    void aPolicyThatIsAPipeOrADevice() {
        assumeTrue(SpecialFile.areKnown());
        assertThat(trustPolicy(SpecialFile.fifo(folder.resolve("pipe"))))
                .endsWith(": the file is a named pipe (FIFO), not a regular file.");
        assertThat(trustPolicy(SpecialFile.ENDLESS))
                .isEqualTo("--trust-policy /dev/zero: the file is a device, not a regular file.");
    }

    @Test
    void aPolicyThatIsTooLarge() throws IOException {
        Path file = Files.writeString(folder.resolve("large"), " ".repeat(65537));
        assertThat(trustPolicy(file)).endsWith(": the file is larger than 65536 bytes.");
    }

    /** A name with a zero byte is none on any system. */
    @Test
    void aPolicyThatHasNoName() {
        Told told = Told.with(Map.of(), "--trust-policy", "a\u0000b");
        assertThat(told.err()).startsWith("--trust-policy a?b: this is no name of a file.\n");
        assertThat(told.exit()).isEqualTo(2);
    }

    private static String trustPolicy(Path file) {
        Told told = Told.with(Map.of(), "--trust-policy", file.toString());
        assertThat(told.exit()).isEqualTo(2);
        String first = told.err().lines().findFirst().orElseThrow();
        assertThat(first).startsWith("--trust-policy " + file + ": the file ");
        return first;
    }

    @Test
    void everythingTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), "{\"ä\": 1}");
        DoctorArguments arguments = DoctorArguments.parse(List.of(
                "--json",
                "--timeout",
                "600",
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
                Usage: java -cp '/app/lib/*' com.aa.nxop.access.diagnose.Doctor [options]
                  --json                print JSON (docs/doctor.schema.json) instead of a report
                  --timeout SECONDS     for everything together, 1 to 600; 20 if not given
                  --bucket NAME         also look at this S3 bucket; may be given several times
                  --trust-policy FILE   compare the NXOP role's trust policy in this file with this pod
                  --help                print this
                Exit code: 0 access works, 1 it does not, 2 wrong usage.
                """);
    }
}
