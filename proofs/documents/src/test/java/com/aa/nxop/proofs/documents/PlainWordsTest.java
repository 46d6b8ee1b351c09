package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages and messages keep the rules of docs/style.md that a test can see. {@link PlainWordsRulesTest} breaks each of them. */
final class PlainWordsTest {
    /** Comes out of the code, sentence by sentence. */
    private static final String GENERATED = "docs/internals/misconfigurations.md";

    private static void assertPlain(Stream<Sentence> sentences) {
        List<Problem> problems = sentences
                .flatMap(sentence -> PlainWords.check(sentence).stream())
                .toList();
        assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")))
                .as(problems.size() + " sentences to write plainly")
                .isEmpty();
    }

    @Test
    void pagesUsePlainWords() throws IOException {
        assertPlain(Document.all().stream()
                .filter(page -> !page.name().equals(GENERATED))
                .flatMap(page -> PageProse.of(page).stream()));
    }

    @Test
    void messagesUsePlainWords() throws IOException {
        assertPlain(published().flatMap(file -> CodeProse.of(name(file), read(file)).stream()));
    }

    @Test
    void messagesAreFound() throws IOException {
        assertThat(published().flatMap(file -> CodeProse.of(name(file), read(file)).stream()))
                .hasSizeGreaterThan(1_000);
    }

    /** Main sources of each module that applications can have. */
    private static Stream<Path> published() throws IOException {
        return SourceTree.files(Document.ROOT).stream()
                .filter(file -> name(file).matches("(?!benchmarks/|examples/|proofs/).*src/main/java/.*\\.java"));
    }

    private static String name(Path file) {
        return Document.ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
