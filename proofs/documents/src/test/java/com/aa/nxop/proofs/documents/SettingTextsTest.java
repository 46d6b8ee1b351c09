package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.spi.SettingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guide's reference, the builder's javadoc and Spring's metadata say of each setting what the javadoc of its enum's constant says:
 * {@code ./mvnw -pl proofs/documents -am test -Dtest=SettingTextsTest -Dsurefire.failIfNoSpecifiedTests=false -Dnxop.docs.write=true} writes it
 * into all of them.
 */
final class SettingTextsTest {
    private static final Path GUIDE = Document.ROOT.resolve("docs/guide/configuration.md");
    private static final Path BUILDER = Document.ROOT.resolve("core/src/main/java/com/aa/nxop/access/NxopConfig.java");
    private static final Path METADATA =
            Document.ROOT.resolve("spring-boot/starter/src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(?<=<!-- settings: begin -->\n).*(?=<!-- settings: end -->)");
    private static final Pattern METHOD = Pattern.compile(
            "( {8}/\\*\\*\n {9}\\* )[^\n]*(\n {9}\\*\n {9}\\* <p>\\{@code (NXOP_\\w+)})", Pattern.DOTALL);

    private SettingTexts texts = new SettingTexts(Map.of());

    @BeforeEach
    void read() throws IOException {
        texts = SettingTexts.ofSources();
    }

    private static void isWritten(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("nxop.docs.write")) {
            Files.writeString(file, expected);
        }
        assertThat(file).as("written by -Dnxop.docs.write=true").content().isEqualTo(expected);
    }

    private static String row(SettingEntry entry, String meaning) {
        String second = AllSettings.values().stream()
                .filter(setting -> setting.variable().equals(entry.variable()))
                .flatMap(setting -> setting.secondVariable().stream())
                .map(name -> " or `" + name + '`')
                .collect(Collectors.joining());
        return "| [`" + entry.variable() + "`](#" + entry.variable().toLowerCase(Locale.ROOT) + ")" + second + " | "
                + meaning + " | " + entry.standard() + " |\n";
    }

    @Test
    void theGuideSaysIt() throws IOException {
        String page = Files.readString(GUIDE);
        List<SettingEntry> entries = SettingEntry.of(page);
        assertThat(entries)
                .extracting(SettingEntry::variable)
                .containsExactlyInAnyOrderElementsOf(
                        AllSettings.values().stream().map(SettingName::variable).toList());
        String rows = entries.stream()
                .map(entry -> row(entry, texts.markdown(entry.variable())))
                .collect(Collectors.joining());
        String expected = TABLE.matcher(page)
                .replaceAll(table -> Matcher.quoteReplacement(
                        "\n| variable | meaning | default |\n| --- | --- | --- |\n" + rows + "\n"));
        for (SettingEntry entry : entries) {
            String heading = "\n### " + entry.variable() + "\n\n";
            String first = entry.text().lines().findFirst().orElse("");
            expected = expected.replace(heading + first + "\n", heading + texts.markdown(entry.variable()) + "\n");
        }
        isWritten(GUIDE, expected);
        assertThat(expected).contains(texts.markdown("NXOP_ROLE") + " | ");
    }

    @Test
    void theBuilderSaysIt() throws IOException {
        String builder = Files.readString(BUILDER);
        String expected = METHOD.matcher(builder)
                .replaceAll(method ->
                        Matcher.quoteReplacement(method.group(1) + texts.javadoc(method.group(3)) + method.group(2)));
        assertThat(METHOD.matcher(builder).results().map(method -> method.group(3)))
                .as("methods with the setting's sentence, an empty line, and <p>{@code ITS_VARIABLE}")
                .containsExactlyInAnyOrderElementsOf(Pattern.compile("set\\(Setting\\.(\\w+), ")
                        .matcher(builder)
                        .results()
                        .map(set -> "NXOP_" + set.group(1))
                        .toList());
        isWritten(BUILDER, expected);
    }

    @Test
    void springsMetadataSayIt() throws IOException {
        String expected = SpringMetadata.of(
                SettingEntry.of(Files.readString(GUIDE)),
                texts,
                AllSettings.values().stream().collect(Collectors.toMap(SettingName::variable, SettingName::property)));
        isWritten(METADATA, expected);
        assertThat(expected)
                .contains("nxop.msk.cluster.arn", "nxop.docdb.ca.file", "nxop.s3.addressing", texts.plain("NXOP_ROLE"))
                .contains(
                        "{\"name\": \"nxop.source\", \"values\": [{\"value\": \"auto\"}, {\"value\": \"pod-identity\"}");
    }
}
