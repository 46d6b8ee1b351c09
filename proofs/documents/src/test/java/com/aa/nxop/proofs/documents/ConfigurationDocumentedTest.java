package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.doctor.settings.SettingReport;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.Setting;
import com.aa.nxop.access.spi.SettingName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/guide/configuration.md, held against the code, entry by entry: what it names exists, what it promises happens. */
class ConfigurationDocumentedTest {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "guide", "configuration.md");
    private static final Pattern ENTRY = Pattern.compile(
            "(?<meaning>.+?)\\n- Builder: (?<builder>.+?)\\. System property: `(?<property>\\S+)`\\.\\n- Values: (?<values>.+?)\\.\\n"
                    + "- Default: (?<default>.+?)\\.\\n- Example: `(?<example>.+?)`\\.\\n- When wrong: (?:`(?<wrong>.+?)` is )?\\[(?<finding>[a-z0-9-]+)]"
                    + "\\(troubleshooting\\.md#\\k<finding>\\)\\.",
            Pattern.DOTALL);

    /** Text by variable, in the page's order. */
    private static Map<String, String> entries() {
        try {
            Map<String, String> entries = new LinkedHashMap<>();
            for (String entry : Arrays.stream(Files.readString(REFERENCE).split("(?m)^### ", -1))
                    .skip(1)
                    .toList()) {
                int end = entry.indexOf('\n');
                entries.put(
                        entry.substring(0, end).strip(),
                        entry.substring(end).split("(?m)^## ", -1)[0].strip());
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher entry(SettingName setting) {
        Matcher entry = ENTRY.matcher(entries().getOrDefault(setting.variable(), ""));
        assertThat(entry.matches())
                .as("docs/guide/configuration.md has an entry for " + setting.variable()
                        + " with Builder, System property, Values, Default, Example and When wrong")
                .isTrue();
        return entry;
    }

    @Test
    void itHasEverySettingAndNoOther() {
        List<String> settings =
                AllSettings.values().stream().map(SettingName::variable).toList();
        assertThat(settings.stream().filter(name -> !entries().containsKey(name)))
                .as("settings without an entry (### NAME) in docs/guide/configuration.md")
                .isEmpty();
        assertThat(entries().keySet().stream().filter(name -> !settings.contains(name)))
                .as("entries of docs/guide/configuration.md that are no settings")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("com.aa.nxop.proofs.documents.AllSettings#values")
    void builderAndPropertyExist(SettingName setting) {
        Matcher entry = entry(setting);
        assertThat(entry.group("property")).isEqualTo(setting.property());
        List<String> methods = Arrays.stream(NxopConfig.Builder.class.getMethods())
                .map(java.lang.reflect.Method::getName)
                .toList();
        if (setting.variable().startsWith("NXOP_")) {
            String builder = entry.group("builder").replace("`", "");
            assertThat(methods).contains(builder);
            if (setting.getClass() != Setting.class) {
                assertThat(builder).as("an adapter's").isEqualTo("set");
                return;
            }
            assertThat(builder.toLowerCase(Locale.ROOT))
                    .isEqualTo(setting.variable()
                            .replaceFirst("NXOP_", "")
                            .replace("_", "")
                            .toLowerCase(Locale.ROOT));
        } else {
            assertThat(entry.group("builder")).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @MethodSource("com.aa.nxop.proofs.documents.AllSettings#values")
    void theExampleIsTaken(SettingName setting, @TempDir Path folder) throws IOException {
        String example = entry(setting).group("example");
        Path policy =
                Files.writeString(folder.resolve("policy.json"), "{\"Version\": \"2012-10-17\", \"Statement\": []}");
        AccessSettings config =
                AccessSettings.of(pod(example.replace("/etc/nxop/session-policy.json", policy.toString())));
        assertThat(ReportedSettings.of(config.adapters().environment()).all())
                .extracting(SettingReport::name)
                .contains(setting.variable());
    }

    @ParameterizedTest
    @MethodSource("com.aa.nxop.proofs.documents.AllSettings#values")
    void theWrongValueGivesTheFinding(SettingName setting) {
        Matcher entry = entry(setting);
        assertThat(AllFindings.values().stream().map(Finding::id)).contains(entry.group("finding"));
        if (entry.group("wrong") != null) {
            AccessException refused = catchThrowableOfType(
                    AccessException.class, () -> NxopConfig.fromEnvironment(pod(entry.group("wrong"))));
            assertThat(refused).as(entry.group("wrong")).isNotNull();
            assertThat(refused.finding().id()).as(refused.getMessage()).isEqualTo(entry.group("finding"));
            assertThat(refused).hasMessageContaining(setting.variable());
        }
    }

    /** Where the default is a value, setting it changes nothing of core. Adapters have tests of their own for theirs. */
    @ParameterizedTest
    @MethodSource("com.aa.nxop.proofs.documents.AllSettings#values")
    void theDefaultIsWhatAnUnsetVariableMeans(SettingName setting) {
        Matcher entry = entry(setting);
        Matcher value = Pattern.compile("`([^`]+)`").matcher(entry.group("default"));
        if (value.matches()) {
            Map<String, String> unset = pod(entry.group("example"));
            unset.remove(setting.variable());
            Map<String, String> set = new LinkedHashMap<>(unset);
            set.put(setting.variable(), value.group(1));
            assertThat(AccessSettings.of(set))
                    .usingRecursiveComparison()
                    // The adapters are looked for where something of theirs is set, and their settings say what is set.
                    .ignoringFields("reported", "adapters")
                    .withEqualsForType(Object::equals, Path.class)
                    .isEqualTo(AccessSettings.of(unset));
        }
    }

    @Test
    void someDefaultsAreValues() {
        assertThat(AllSettings.values().stream()
                        .map(setting -> entry(setting).group("default"))
                        .filter(text -> text.matches("`[^`]+`")))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    private static Map<String, String> pod(String assignments) {
        Map<String, String> variables = Pod.withPodIdentity();
        for (String assignment : assignments.split(" ", -1)) {
            String[] parts = assignment.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }
}
