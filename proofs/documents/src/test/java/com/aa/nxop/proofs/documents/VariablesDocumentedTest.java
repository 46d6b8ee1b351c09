package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.spi.SettingName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No document and no manifest names a variable or a system property that the SDK does not read. {@link SettingTextsTest} writes the table of all. */
class VariablesDocumentedTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> VARIABLES =
            AllSettings.values().stream().map(SettingName::variable).collect(Collectors.toSet());
    private static final Set<String> PROPERTIES =
            AllSettings.values().stream().map(SettingName::property).collect(Collectors.toSet());

    private static final Pattern VARIABLE = Pattern.compile("NXOP_[A-Z0-9_]*(…|\\*)?");
    /** As code; what a bracket follows is a method of a variable that is named nxop. */
    private static final Pattern PROPERTY =
            Pattern.compile("(?<![\\w./$-])nxop\\.[a-zA-Z0-9.]*[a-zA-Z0-9](…|\\.\\*)?(?![\\w(:-])");

    private record Line(String document, int number, String text) {
        String says(String name, String remedy) {
            return document + ":" + number + ": [variable] the SDK does not read " + name + " -> " + remedy;
        }
    }

    private static List<Line> lines() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> manifests = Files.list(ROOT.resolve("examples/k8s"))) {
            Stream.of(root, docs, manifests)
                    .flatMap(found -> found)
                    .filter(file -> file.toString().matches(".*\\.(md|yaml)"))
                    .sorted()
                    .forEach(files::add);
        }
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            List<String> texts = Files.readAllLines(file);
            for (int i = 0; i < texts.size(); i++) {
                lines.add(new Line(ROOT.relativize(file).toString().replace('\\', '/'), i + 1, texts.get(i)));
            }
        }
        return lines;
    }

    /** Names that some module's own code has as text: meters, properties of Kafka's, of tests. */
    private static Set<String> textsOfTheCode() throws IOException {
        Set<String> texts = new HashSet<>();
        // Not the whole tree: other modules may be building at this very moment.
        for (String module : List.of(
                "io",
                "core",
                "doctor",
                "s3",
                "msk",
                "docdb",
                "connectors",
                "micrometer",
                "spring-boot/starter",
                "testkit",
                "examples")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                sources.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> Pattern.compile("\"((?:sasl\\.)?nxop\\.[\\w.]+)\"")
                                .matcher(text(file))
                                .results()
                                .forEach(text -> texts.add(text.group(1))));
            }
        }
        return texts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noDocumentNamesAVariableThatIsNotRead() throws IOException {
        List<String> stale = new ArrayList<>();
        for (Line line : lines()) {
            for (MatchResult match : VARIABLE.matcher(line.text()).results().toList()) {
                String name = match.group().replaceAll("[…*]$", "");
                boolean known = name.endsWith("_") ? isPrefix(name, VARIABLES) : VARIABLES.contains(name);
                if (!known) {
                    stale.add(line.says(name, "correct it to a name of docs/guide/configuration.md"));
                }
            }
        }
        assertThat(String.join("\n", stale)).isEmpty();
    }

    @Test
    void noDocumentNamesAPropertyThatIsNotRead() throws IOException {
        Set<String> texts = textsOfTheCode();
        List<String> stale = new ArrayList<>();
        for (Line line : lines()) {
            for (MatchResult match : PROPERTY.matcher(line.text()).results().toList()) {
                String name = match.group().replaceAll("(…|\\.\\*)$", "");
                if (!PROPERTIES.contains(name) && !isPrefix(name, PROPERTIES) && !isPrefix(name, texts)) {
                    stale.add(line.says(
                            name, "correct it to a property of docs/guide/configuration.md, or a text of the code"));
                }
            }
        }
        assertThat(String.join("\n", stale)).isEmpty();
    }

    private static boolean isPrefix(String name, Set<String> names) {
        return names.stream().anyMatch(known -> known.startsWith(name));
    }
}
