package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a test may name, and that nothing else is in its way. */
class PublicTypesTest {
    private static final String BASE = "com.aa.nxop.testkit";
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?com\\.aa\\.nxop\\.testkit\\.([A-Z]\\w*)");

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, PublicTypesTest.class.getClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tests name these; a new one is a decision. */
    @Test
    void areThese() throws IOException {
        assertThat(sources(MAIN).stream()
                        .map(file -> MAIN.relativize(file)
                                .toString()
                                .replace('/', '.')
                                .replaceFirst("\\.java$", ""))
                        .filter(name -> !name.startsWith(BASE + ".internal.") && !name.endsWith("package-info"))
                        .filter(PublicTypesTest::isPublic)
                        .map(name -> name.substring(BASE.length() + 1))
                        .sorted()
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        Endpoint
                        EndpointFaults
                        Fault
                        IamPolicy
                        NxopSandbox
                        Part
                        PodSource
                        RolePolicies
                        SandboxBuilder
                        SandboxClock
                        SandboxDocumentDb
                        SandboxKube2iam
                        SandboxMain
                        SandboxMsk
                        SandboxOrganization
                        SandboxPod
                        SandboxS3
                        SandboxSts
                        SandboxToken
                        SandboxVault
                        network.ForwardProxy
                        network.SandboxCa
                        network.TlsFront""");
    }

    /** So that there is no cycle: behind the facade nobody knows it. */
    @Test
    void ofTheSandboxItselfTheInternalsKnowOnlyWords() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        for (Path file : sources(MAIN.resolve("com/aa/nxop/testkit/internal"))) {
            Files.readAllLines(file).stream()
                    .flatMap(line -> IMPORT.matcher(line).results())
                    .map((MatchResult found) -> found.group(1))
                    .forEach(known::add);
        }
        assertThat(known)
                .containsExactly(
                        "Fault", "SandboxDocumentDb", "SandboxKube2iam", "SandboxMsk", "SandboxSts", "SandboxVault");
    }

    @Test
    void noPublicMethodGivesAnInternalOut() throws Exception {
        for (Path file : sources(MAIN)) {
            String name = MAIN.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
            if (name.startsWith(BASE + ".internal.") || name.endsWith("package-info") || !isPublic(name)) {
                continue;
            }
            assertThat(Arrays.stream(Class.forName(name).getMethods())
                            .filter(method -> method.toGenericString().contains(BASE + ".internal.")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void noOtherModuleNamesAnInternal() throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            modules = folders.filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .filter(folder -> !folder.endsWith("testkit"))
                    .toList();
        }
        for (Path module : modules) {
            for (Path file : sources(module.resolve("src"))) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain(BASE + ".internal.");
            }
        }
    }

    @Test
    void theFacadeIsSmall() throws IOException {
        assertThat(Files.readAllLines(MAIN.resolve("com/aa/nxop/testkit/NxopSandbox.java")))
                .hasSizeLessThanOrEqualTo(150);
    }
}
