package com.aa.nxop.proofs.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java blocks, all in one go, against the class path of this test: every module of the SDK and the testkit. */
final class Snippets {
    private static final String RULE = "java-compiles";
    private static final String REMEDY =
            "correct the snippet; a block that begins with import is compiled as a whole file, others may use"
                    + " what SnippetImports names (add a name there if every reader knows it), and a library that is missing belongs into the test"
                    + " scope of proofs/documents/pom.xml";

    private Snippets() {}

    /** What the compiler says, warnings of what is deprecated included: a document teaches nothing old. */
    static List<Problem> compile(List<Block> blocks, Path classes) {
        List<JavaFileObject> sources =
                new ArrayList<>(blocks.stream().map(Snippet::of).toList());
        sources.add(known());
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-Xlint:deprecation,removal,unchecked",
                    "-Xmaxerrs",
                    "1000",
                    "--release",
                    "17",
                    "-classpath",
                    System.getProperty("java.class.path"));
            compiler.getTask(null, files, said, options, null, sources).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getSource() instanceof Snippet)
                .map(Snippets::problem)
                .toList();
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> said) {
        Block block = ((Snippet) said.getSource()).block();
        String message = said.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\n\\s*", "; ");
        return block.problem((int) said.getLineNumber(), RULE, message, REMEDY);
    }

    private static JavaFileObject known() {
        return new SimpleJavaFileObject(URI.create("string:///documents/Known.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return SnippetImports.KNOWN;
            }
        };
    }
}
