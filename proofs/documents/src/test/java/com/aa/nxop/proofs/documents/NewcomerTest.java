package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.SandboxMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The path of docs/guide/getting-started.md from an empty folder to the first byte: the document's own application, and the local world as a
 * process. Maven's part of it, with the document's pom and commands, is .ci/newcomer's: a build within this build would take minutes.
 */
@Tag("full")
final class NewcomerTest {
    @TempDir
    Path folder;

    private final Document document = read();

    private static Document read() {
        try {
            return Document.read("docs/guide/getting-started.md");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theApplicationReadsItsFirstByteAndSaysWhyWhenItCannot() throws Exception {
        compile(Newcomer.text(document, "src/main/java/Main.java"));
        Process world = java(SandboxMain.class.getName(), Map.of());
        try (BufferedReader lines = world.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> variables = variables(lines);
            Process application = java("Main", variables);
            assertThat(said(application).lines())
                    .contains(Newcomer.text(document, "output").strip());
            assertThat(application.waitFor()).isZero();

            variables.put("NXOP_ROLE", "178549792225/another-role"); // As the document proposes.
            Process refused = java("Main", variables);
            assertThat(said(refused))
                    .contains("https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused");
            assertThat(refused.waitFor()).isOne();
        } finally {
            world.destroy();
            assertThat(world.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What the pom asks for is what this build is made with. */
    @ParameterizedTest
    @ValueSource(strings = {"getting-started", "spring-boot"})
    void theVersionsOfThePomAreOurs(String page) throws IOException {
        String root = Files.readString(Document.ROOT.resolve("pom.xml"));
        String pom = Newcomer.text(Document.read("docs/guide/" + page + ".md"), "pom.xml")
                .replaceFirst("<version>1\\.0</version>", "");
        List<String> versions = Pattern.compile("<version>(.*?)</version>")
                .matcher(pom)
                .results()
                .map(version -> version.group(1))
                .toList();
        assertThat(versions)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(version -> assertThat(root).contains(">" + version + "<"));
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Main.java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", classPath(), file.toString());
        assertThat(status).isZero();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private Process java(String main, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-cp",
                folder + System.getProperty("path.separator") + classPath(),
                main);
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder.redirectErrorStream(true).start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What step 6 hands over: the lines that begin with export, up to the word ready. */
    private static Map<String, String> variables(BufferedReader world) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line = world.readLine(); line != null && !line.equals("ready"); line = world.readLine()) {
            if (line.startsWith("export ")) {
                String[] assignment = line.substring("export ".length()).split("=", 2);
                variables.put(assignment[0], assignment[1].replace("'", ""));
            }
        }
        return variables;
    }
}
