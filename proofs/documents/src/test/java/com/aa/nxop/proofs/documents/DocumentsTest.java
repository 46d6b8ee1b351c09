package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds every document of the repository to the rules of this package. A failure names file and line, the rule, and what to do.
 * {@link VariablesDocumentedTest} and {@link FindingsDocumentedTest} look at variables and findings.
 */
final class DocumentsTest {
    private static List<Document> documents = List.of();

    @BeforeAll
    static void readAll() throws IOException {
        documents = Document.all();
    }

    private static void assertNone(List<Problem> problems) {
        assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void everyJavaSnippetCompiles(@TempDir Path classes) {
        List<Block> snippets = documents.stream()
                .flatMap(document -> document.blocks("java").stream())
                .toList();
        assertThat(snippets).hasSizeGreaterThan(5);
        assertNone(Snippets.compile(snippets, classes));
    }

    @Test
    void everyCommandExists() throws IOException {
        Commands commands = new Commands(MavenCommand.ofRepository());
        assertNone(documents.stream()
                .flatMap(document -> commands.check(document).stream())
                .toList());
    }

    @Test
    void everyBlockOfDataCanBeRead() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Document document : documents) {
            problems.addAll(DataBlocks.check(document));
        }
        assertNone(problems);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Document document : documents) {
            problems.addAll(Links.check(document));
        }
        assertNone(problems);
    }

    @Test
    void everyTestThatProvesExists() throws IOException {
        TestNames tests = TestNames.ofRepository();
        assertNone(documents.stream()
                .flatMap(document -> tests.check(document).stream())
                .toList());
    }

    @Test
    void everyDocumentIsReachedFromReadme() {
        assertNone(Links.unreachable(documents));
    }

    /** What an application starts with: classes whose names begin with Nxop. */
    @Test
    void everyEntryPointIsShownInASnippet() throws IOException {
        String shown = documents.stream()
                .flatMap(document -> document.blocks("java", "properties", "json").stream())
                .map(Block::text)
                .collect(Collectors.joining());
        List<Problem> problems = new ArrayList<>();
        for (String module : List.of(
                "io",
                "core",
                "doctor",
                "s3",
                "msk",
                "docdb",
                "connectors",
                "micrometer",
                "spring-boot/test",
                "testkit")) {
            try (Stream<Path> sources = Files.walk(Document.ROOT.resolve(module).resolve("src/main/java"))) {
                sources.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                        .filter(name -> name.startsWith("Nxop") && !shown.contains(name))
                        .map(name -> new Problem(
                                "docs",
                                1,
                                "entry-point",
                                "no snippet uses " + name,
                                "show it where a document speaks of it"))
                        .forEach(problems::add);
            }
        }
        assertNone(problems);
    }

    @Test
    void everyDecisionIsShortAndSaysWhatWhyAndAtWhichCost() {
        List<Document> decisions = documents.stream()
                .filter(document -> document.name().matches("docs/internals/decisions/[a-z-]+\\.md"))
                .toList();
        assertThat(decisions).hasSizeGreaterThan(10).allSatisfy(decision -> {
            assertThat(decision.lines()).as(decision.name()).hasSizeLessThan(40);
            assertThat(String.join("\n", decision.lines()))
                    .as(decision.name())
                    .containsSubsequence("**To decide.**", "**Decided.**", "**Why.**", "**Costs.**");
        });
    }

    /** One screen to the first success, and the rest in the time of a coffee. */
    @Test
    void readmeIsShort() throws IOException {
        List<String> lines = Document.read("README.md").lines();
        assertThat(lines.stream()
                        .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                        .filter(word -> !word.isEmpty()))
                .as("words of README.md: what is more belongs into docs/guide")
                .hasSizeLessThanOrEqualTo(500);
        assertThat(lines.indexOf("./mvnw -q -Pquickstart    # runs the examples in a local world"))
                .as("line of the first command")
                .isBetween(0, 30);
    }
}
