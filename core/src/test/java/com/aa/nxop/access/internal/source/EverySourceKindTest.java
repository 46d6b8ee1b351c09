package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings;
import com.aa.nxop.access.internal.platform.PlatformFacts;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sts.StsClient;

/** A new kind of source is nobody's by accident: the compiler names each place that decides by the kind, and this test that they all ask it. */
class EverySourceKindTest {
    private static final Path MAIN = Path.of("src/main/java/com/aa/nxop/access");

    private static AccessSettings config(SourceKind kind) {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE", kind.id());
        variables.putAll(Pod.withWebIdentity());
        return AccessSettings.of(variables);
    }

    private static String name(SourceKind kind) {
        return Arrays.stream(kind.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining())
                .replace("2iam", "2Iam");
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void settingsAndSourceAreThoseOfTheKind(SourceKind kind) {
        AccessSettings config = config(kind);
        assertThat(config.source().getClass().getSimpleName()).isEqualTo(name(kind));
        try (StsClient sts = StsClients.create(config, Optional.empty())) {
            SourceCredentials source = SourceCredentials.of(
                    config.source(), config.workloadReader(WorkloadReader.NAMESPACE_FILE), sts, InstantSource.system());
            assertThat(source.getClass().getSimpleName()).isEqualTo(name(kind) + "Source");
        }
    }

    @Test
    void eachKindHasSettingsOfItsOwn() {
        assertThat(SourceSettings.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SourceKind.values())
                        .map(EverySourceKindTest::name)
                        .toList());
    }

    @Test
    void eachKindsPlatformIsKnown() {
        assertThat(PlatformFacts.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SourceKind.values()).map(Enum::name).toList());
        assertThat(SourceKind.values())
                .allSatisfy(kind -> assertThat(PlatformFacts.of(kind).name()).isEqualTo(kind.name()));
    }

    /** A switch over the kinds with a default, an {@code instanceof} or an {@code ==} would take a new kind for an old one. */
    @Test
    void nobodyDecidesByTheKindButInASwitchWithoutDefault() {
        Pattern bySettings = Pattern.compile("instanceof (?:SourceSettings\\.)?(?:"
                + Arrays.stream(SourceKind.values())
                        .map(EverySourceKindTest::name)
                        .collect(Collectors.joining("|")) + ")\\b");
        Pattern byKind = Pattern.compile("[!=]= SourceKind\\.|SourceKind\\.\\w+ [!=]=");
        Pattern withDefault = Pattern.compile("case (?:POD_IDENTITY|KUBE2IAM|AWS_DEFAULT)\\b[^{}]*default ->");
        assertThat(sources()).hasSizeGreaterThan(70).allSatisfy(file -> {
            String text = text(file);
            assertThat(text)
                    .as(file.toString())
                    .doesNotContainPattern(bySettings)
                    .doesNotContainPattern(byKind);
            assertThat(text).as(file.toString()).doesNotContainPattern(withDefault);
        });
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
