package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What programs read: as docs/guide/doctor.schema.json says, in every case. */
@Tag("full")
@Timeout(60)
final class JsonTest {
    private static JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema("{}");

    @BeforeAll
    static void readTheSchema() throws IOException {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "guide", "doctor.schema.json")));
    }

    private static JsonNode valid(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        return JsonNode.parser().parse(json);
    }

    @Test
    void aPodThatIsWell() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = Told.in(sandbox, "--json");
            JsonNode root = valid(told.out());
            assertThat(told.exit()).isZero();
            assertThat(told.err()).as("no progress in the way of a program").isEmpty();
            assertThat(root.field("healthy").orElseThrow().asBoolean()).isTrue();
            assertThat(root.field("finding").orElseThrow().isNull()).isTrue();
            assertThat(root.field("settings").orElseThrow().asArray())
                    .extracting(setting -> setting.field("name").orElseThrow().text())
                    .containsExactly(
                            "NXOP_ROLE",
                            "NXOP_ENVIRONMENT",
                            "AWS_REGION",
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                            "AWS_ENDPOINT_URL_STS");
        }
    }

    @Test
    void aPodThatIsRefused() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = Told.with(Told.and(sandbox, "NXOP_ROLE", "178549792225/no-such"), "--json");
            JsonNode root = valid(told.out());
            assertThat(told.exit()).isOne();
            assertThat(root.field("finding").orElseThrow().text()).isEqualTo("assume-role-refused");
        }
    }

    /** The Doctor shows them as settings, and the schema did not know their names. */
    @Test
    void aPodWithProxies() {
        JsonNode root = valid(Told.with(
                        Map.of("https_proxy", "http://10.0.0.1:3128", "NO_PROXY", "10.0.0.1", "NXOP_ROLE", "x"),
                        "--json")
                .out());
        assertThat(root.field("settings").orElseThrow().asArray())
                .extracting(setting -> setting.field("name").orElseThrow().text())
                .containsExactly("NXOP_ROLE", "https_proxy", "NO_PROXY");
    }

    @Test
    void aPodThatAFileConfigures(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("app.properties"), "nxop.role=x\n");
        JsonNode root = valid(
                Told.with(Map.of(), "--json", "--properties", file.toString()).out());
        assertThat(root.field("settings").orElseThrow().asArray())
                .extracting(setting -> setting.field("origin").orElseThrow().text())
                .containsExactly("file");
    }

    @Test
    void aPodThatIsNotConfigured() {
        JsonNode root = valid(Told.with(Map.of("NXOP_ROLE", "x"), "--json").out());
        assertThat(root.field("finding").orElseThrow().text()).isEqualTo("config-invalid");
        assertThat(root.field("checks").orElseThrow().asArray()).hasSize(6);
    }

    /** A schema that takes anything would prove nothing. */
    @Test
    void theSchemaRefusesWhatIsWrong() {
        String json = Told.with(Map.of(), "--json").out();
        for (String[] change : List.of(
                new String[] {"\"version\": 1", "\"version\": 2"},
                new String[] {"\"status\": \"failed\"", "\"status\": \"ok\""},
                new String[] {"\"healthy\"", "\"well\""},
                new String[] {"https://nxop-access.example/docs/guide/troubleshooting.md#", "elsewhere#"})) {
            String wrong = json.replace(change[0], change[1]);
            assertThat(wrong).isNotEqualTo(json);
            assertThat(schema.validate(wrong, InputFormat.JSON))
                    .as(Arrays.toString(change))
                    .isNotEmpty();
        }
    }

    @Test
    void everyCharacterComesBack() {
        StringBuilder all = new StringBuilder("\uD83D\uDE00\u2028\u2029\u00FC");
        for (char c = 0; c < 256; c++) {
            all.append(c);
        }
        String json = JsonWriter.of(new TreeMap<>(Map.of("a", all.toString(), "b", List.of(), "c", Map.of(), "d", 1)));
        JsonNode read = JsonNode.parser().parse(json);
        assertThat(read.field("a").orElseThrow().text()).isEqualTo(all.toString());
        assertThat(json.lines()).hasSize(6).allMatch(line -> line.chars().noneMatch(c -> c < ' '));
    }
}
