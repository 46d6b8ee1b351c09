package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Every form of the file, whole and damaged: it gives exactly these three parts, or nothing. */
class VaultTextTest {
    private static final String KEY = "ASIATESTVAULT0000001";
    private static final String SECRET = "hidden/secret+with/every=char+ABCDEFGHIJ";
    private static final String TOKEN = "hiddenIQoJb3JpZ2luX2VjEAAaCXVzLWVhc3QtMSJHMEUCIQ/+==";
    private static final AwsSessionCredentials WHOLE = AwsSessionCredentials.builder()
            .accessKeyId(KEY)
            .secretAccessKey(SECRET)
            .sessionToken(TOKEN)
            .providerName("NxopVaultFile")
            .build();

    private static final String EXPORTS = """
            export AWS_ACCESS_KEY_ID="%s"
            export AWS_SECRET_ACCESS_KEY="%s"
            export AWS_SESSION_TOKEN="%s"
            """.formatted(KEY, SECRET, TOKEN);
    private static final String DEFAULT = """
            access_key: %s
            arn: arn:aws:sts::178549792225:assumed-role/example-role/vault-1
            secret_key: %s
            security_token: %s
            ttl: 3600
            """.formatted(KEY, SECRET, TOKEN);
    private static final String JSON = """
            {"access_key":"%s","arn":"x","secret_key":"%s","security_token":"%s","session_token":"%3$s","ttl":3600}""".formatted(KEY, SECRET, TOKEN);

    private static VaultText parse(String text) {
        return VaultText.parse(text, Optional.empty());
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("export lines with quotes", EXPORTS),
                Arguments.of("export lines without", EXPORTS.replace("\"", "")),
                Arguments.of("single quotes", EXPORTS.replace('"', '\'')),
                Arguments.of("plain lines", EXPORTS.replace("export ", "")),
                Arguments.of(
                        "lines of a profile", EXPORTS.replace("\"", "").replaceAll("(?m)^export (\\w+)=", "$1 = ")),
                Arguments.of("spaces around", EXPORTS.replaceFirst("=", " = ").replaceAll("(?m)^", "  ")),
                Arguments.of("lower case", "[default]\n" + EXPORTS.replace("AWS_ACCESS_KEY_ID", "aws_access_key_id")),
                Arguments.of("ends with semicolons", EXPORTS.replace("\"\n", "\";\n")),
                Arguments.of("comments", "# by vault\n\n" + EXPORTS.replace("\"\n", "\" # note\n")),
                Arguments.of("the injector's default", DEFAULT),
                Arguments.of("the injector's default, quoted", DEFAULT.replaceAll(": (.*)", ": \"$1\"")),
                Arguments.of("session_token for security_token", DEFAULT.replace("security_token", "session_token")),
                Arguments.of("AWS_SECURITY_TOKEN", EXPORTS.replace("SESSION_TOKEN", "SECURITY_TOKEN")),
                Arguments.of("both tokens", EXPORTS + EXPORTS.replace("SESSION_TOKEN", "SECURITY_TOKEN")),
                Arguments.of("JSON", JSON),
                Arguments.of("JSON, pretty", JSON.replace(",", ",\n  ") + "\n\n"),
                Arguments.of(
                        "JSON of Vault's answer",
                        "{\"lease_id\":\"aws/sts/x\",\"lease_duration\":3600,\"data\":" + JSON + "}"),
                Arguments.of("JSON of the AWS CLI", """
                        {"Version":1,"AccessKeyId":"%s","SecretAccessKey":"%s","SessionToken":"%s"}""".formatted(KEY, SECRET, TOKEN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyFormIsRead(String name, String text) {
        assertThat(parse(text).credentials()).as(name).contains(WHOLE);
        assertThat(parse("\uFEFF" + text).credentials()).as("with a BOM").contains(WHOLE);
        assertThat(parse(text.replace("\n", "\r\n")).credentials())
                .as("with CRLF")
                .contains(WHOLE);
        assertThat(parse(text.stripTrailing()).credentials())
                .as("without a line end")
                .contains(WHOLE);
    }

    /** The heart of it: a file that is cut anywhere gives nothing, or says that it may be cut, or was whole already. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aFileThatIsCutAnywhereNeverGivesHalfAToken(String name, String text) {
        for (int length = 0; length < text.length(); length++) {
            VaultText cut = parse(text.substring(0, length));
            if (cut.credentials().isPresent() && !cut.maybeCut()) {
                assertThat(cut.credentials()).as(name + " cut at " + length).contains(WHOLE);
            }
            assertThat(cut.problem()).doesNotContain("hidden").doesNotContain("ASIA");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| is empty",
                "' '| is empty",
                "hello| has no access key id",
                "AWS_ACCESS_KEY_ID=A| has no secret access key",
                "AWS_ACCESS_KEY_ID=| has no usable access key id",
                "AWS_ACCESS_KEY_ID=\"\"| has no access key id",
                "AWS_ACCESS_KEY_ID=\"A| has no usable access key id",
                "AWS_ACCESS_KEY_ID=A B| has no usable access key id",
                "access_key: <no value>| has no usable access key id",
                "access_key: {{ .Data.access_key }}| has no usable access key id",
                "AWS_ACCESS_KEY_ID=${ACCESS_KEY}| has no usable access key id",
                "AWS_ACCESS_KEY_ID=\"$(vault read)\"| has no usable access key id",
                "{| begins like JSON but is not JSON",
                "{}| has no access key id",
                "{\"data\":null}| has no access key id",
                "{\"data\":\"hidden\"}| has no access key id",
                "{\"access_key\":7,\"secret_key\":\"hidden\"}| has no access key id",
                "{\"access_key\":\"A\",\"secret_key\":\"hidden\",\"security_token\":null}| has no session token",
                "{\"access_key\":\"A\",\"secret_key\":\"hidden hidden\"}| has no usable secret access key",
            })
    void whatIsWrongIsSaidAndNothingRepeated(String text, String problem) {
        VaultText parsed = parse(text);
        assertThat(parsed.problem()).isEqualTo(problem);
        assertThat(parsed.credentials()).isEmpty();
        assertThat(parsed).hasToString(problem);
    }

    /** Which of two values belongs to the others, nothing tells. */
    @Test
    void twoValuesForOnePartAreRefusedAndTheSameOneTwiceIsNot() {
        assertThat(parse(EXPORTS + EXPORTS).credentials()).contains(WHOLE);
        VaultText two = parse(EXPORTS + EXPORTS.replace(SECRET, "older").replace(TOKEN, "older"));
        assertThat(two.problem()).isEqualTo("has two different values for the secret access key");
        assertThat(two.ambiguous()).isTrue();
        assertThat(parse(EXPORTS + EXPORTS.substring(0, EXPORTS.length() - 3)).problem())
                .isEqualTo("has no usable session token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_SESSION_TOKEN=", "session_token: "})
    void aLastValueThatNothingClosesMayBeCut(String name) {
        String text = "AWS_ACCESS_KEY_ID=A\nAWS_SECRET_ACCESS_KEY=hidden\n" + name + "hidden";
        assertThat(parse(text).maybeCut()).isTrue();
        assertThat(parse(text + "\n").maybeCut()).isFalse();
        assertThat(parse(text + "\r").maybeCut()).isFalse();
        assertThat(parse(EXPORTS.stripTrailing()).maybeCut())
                .as("closed by its quote")
                .isFalse();
        assertThat(parse(JSON).maybeCut()).as("closed by its brace").isFalse();
    }

    @Test
    void whateverTheTextItIsReadWithoutAnException() {
        Random random = new Random(7);
        String alphabet = "AWS_ACCESS_KEY_ID=\"':{}[] \n\r\t#;\\$\uFEFFéexport access_key security_token";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int c = 0; c < length; c++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(parse(text.toString()).credentials()).isEmpty();
        }
        assertThat(parse("{".repeat(60_000)).problem()).isEqualTo("begins like JSON but is not JSON");
        assertThat(parse("a=\"" + "b".repeat(60_000)).problem()).isEqualTo("has no access key id");
        assertThat(parse("{\"a\":\"" + "\\n".repeat(30_000) + "\"}").problem()).isEqualTo("has no access key id");
    }

    /** A pattern that looks at the same blanks again and again would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "[", "[a", "a=", "a: ", "export ", "AWS_ACCESS_KEY_ID=a", "Expiration=2026-11-21 10:00:00"})
    @Timeout(5)
    void aLineOfBlanksTakesNoTime(String start) {
        assertThat(parse(start + " ".repeat(65_000) + "b:").credentials()).isEmpty();
        assertThat(parse(start + "\t".repeat(65_000) + "]").credentials()).isEmpty();
    }

    @Test
    void isShownWithoutTheCredentials() {
        assertThat(parse(EXPORTS)).hasToString("whole");
    }

    static Stream<Arguments> lifetimes() {
        return Stream.of(
                Arguments.of("the injector's default", DEFAULT, 3600),
                Arguments.of("JSON", JSON, 3600),
                Arguments.of(
                        "JSON, the whole answer: the earlier end",
                        "{\"lease_duration\":900,\"data\":" + JSON + "}",
                        900),
                Arguments.of(
                        "JSON, the lease alone",
                        "{\"lease_duration\":900,\"data\":" + JSON.replace(",\"ttl\":3600", "") + "}",
                        900),
                Arguments.of("a line of a template", EXPORTS + "ttl=900\n", 900),
                Arguments.of("the longest", EXPORTS + "export TTL=\"129600\"\n", 129_600));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lifetimes")
    void howLongTheyLiveIsReadWhereVaultSaysSo(String name, String text, int seconds) {
        assertThat(parse(text).life().ttl()).contains(Duration.ofSeconds(seconds));
        assertThat(parse(text).credentials()).contains(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ttl=0", "ttl=-1", "ttl=1d", "ttl=129601", "ttl=99999999999999999999", "ttl=<no value>"})
    void whatIsNoLifetimeSaysNothing(String line) {
        assertThat(parse(EXPORTS + line + "\n").life().ttl()).isEmpty();
        assertThat(parse(EXPORTS + line + "\n").credentials()).contains(WHOLE);
    }

    @Test
    void aNumberIsNoPart() {
        assertThat(parse(JSON.replace("\"" + KEY + "\"", "1234567890")).problem())
                .isEqualTo("has no access key id");
    }

    /** What the agent makes of the template in examples/k8s: it trims the last line end. */
    @Test
    void theExamplesTemplateIsRead() throws IOException {
        String manifest = Files.readString(Path.of("../examples/k8s/vault-agent.yaml"));
        String template = manifest.substring(manifest.indexOf("-}}") + 3, manifest.indexOf("{{- end }}"));
        VaultText text = parse(template.strip()
                .replaceAll("(?m)^ +", "")
                .replace("{{ .Data.access_key }}", KEY)
                .replace("{{ .Data.secret_key }}", SECRET)
                .replace("{{ .Data.security_token }}", TOKEN)
                .replace("{{ .Data.ttl }}", "3599"));
        assertThat(text.credentials()).contains(WHOLE);
        assertThat(text.life().ttl()).contains(Duration.ofSeconds(3599));
        assertThat(text.maybeCut()).as("STS need not be asked").isFalse();
    }
}
