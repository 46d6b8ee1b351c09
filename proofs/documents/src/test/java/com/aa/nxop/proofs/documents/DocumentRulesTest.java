package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are wrong, and what their writers are told. Each rule of {@link DocumentsTest} is broken once here. */
@Tag("full")
final class DocumentRulesTest {
    private static Document fenced(String language, String text) {
        return Document.of("docs/new.md", "# New\n\n```" + language + "\n" + text + "\n```\n");
    }

    private static List<String> compiled(Path classes, Document... documents) {
        List<Block> blocks = new ArrayList<>();
        List.of(documents).forEach(document -> blocks.addAll(document.blocks("java")));
        return Snippets.compile(blocks, classes).stream()
                .map(problem -> problem.document() + ":" + problem.line() + ": " + problem.found())
                .toList();
    }

    private static List<String> commands(Document document) throws IOException {
        return new Commands(MavenCommand.ofRepository())
                .check(document).stream().map(Problem::toString).toList();
    }

    @Test
    void aSnippetIsAFileOrTypesOrMembersOrStatements(@TempDir Path classes) {
        assertThat(compiled(
                        classes,
                        fenced(
                                "java",
                                "import java.util.Map;\n\npublic final class Main {\n    Map<String, String> map;\n}"),
                        Document.of(
                                "docs/types.md",
                                "```java\n@Disabled\nfinal class MyTest {\n    NxopAccess mine;\n}\nrecord Pair() {}\n```"),
                        Document.of("docs/members.md", "```java\n@Test\nvoid works() {\n    nxop.region();\n}\n```"),
                        Document.of(
                                "docs/methods.md",
                                "```java\n// A method.\nint twice(int x) {\n    return 2 * x;\n}\n```"),
                        Document.of(
                                "docs/statements.md",
                                "```java\nNxopConfig config = nxop.config();\nThread.sleep(1);\n```")))
                .isEmpty();
    }

    @Test
    void aSnippetThatDoesNotCompileIsNamedWithItsLine(@TempDir Path classes) {
        Document document =
                fenced("java", "var config = NxopConfig.builder()\n        .roleArn(\"178549792225/example-role\");");
        assertThat(compiled(classes, document))
                .containsExactly("docs/new.md:5: cannot find symbol; symbol:   method roleArn(java.lang.String);"
                        + " location: class com.aa.nxop.access.NxopConfig.Builder");
    }

    @Test
    void aSnippetWithSomethingDeprecatedIsOld(@TempDir Path classes) {
        assertThat(compiled(
                        classes,
                        fenced("java", "new java.util.Date(126, 0, 1).getTime();\nnew Integer(1).toString();")))
                .hasSize(2)
                .allSatisfy(said -> assertThat(said).contains("deprecated"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./mvnw -q -Pquickstar                     | there is no profile quickstar",
                "./mvnw -pl cor test                       | there is no module cor",
                "./mvnw -pl core -am test -Dtest=NoSuchTest | there is no test class NoSuchTest",
                "./mvnw verfy                              | there is no phase verfy, nor a plugin of that name in a pom",
                "./mvnw spottless:apply                    | there is no phase spottless:apply, nor a plugin of that name in a pom",
                "./mvnw verify -DtrustPolcy=x              | no pom knows the property trustPolcy",
                "./mvnw --quick verify                     | Maven's option --quick is not known",
            })
    void aMavenCommandThatCannotWork(String command, String found) throws IOException {
        assertThat(commands(fenced("sh", command)))
                .containsExactly("docs/new.md:4: [shell-command] " + found
                        + " -> correct the command, or the pom; what Maven itself knows"
                        + " and this test does not belongs into MavenCommand");
    }

    @Test
    void ourOwnProgramsJudgeTheirOptions() throws IOException {
        assertThat(commands(fenced("sh", """
                        # All is well:
                        java -cp '/app/lib/*' com.aa.nxop.access.doctor.Doctor --json --trust-policy policy.json
                        java -cp "$CLASSPATH" com.aa.nxop.access.doctor.Doctor --xml
                        java -cp app.jar com.aa.nxop.testkit.SandboxMain \\
                            --with s3 > world.txt &
                        java -cp app.jar com.aa.nxop.Docter
                        java -cp app.jar -Dloader.main=com.aa.nxop.access.doctor.Doctor \\
                            org.springframework.boot.loader.launch.PropertiesLauncher --yaml""")))
                .containsExactly(
                        "docs/new.md:6: [shell-command] com.aa.nxop.access.doctor.Doctor does not take these options: Unknown option: '--xml'"
                                + " -> see its --help",
                        "docs/new.md:7: [shell-command] com.aa.nxop.testkit.SandboxMain does not take these options: Option --with takes msk or"
                                + " docdb, but found \"s3\". -> see its --help",
                        "docs/new.md:9: [shell-command] there is no class com.aa.nxop.Docter -> correct it: it must be on this test's class path"
                                + " or in a block of this document",
                        "docs/new.md:10: [shell-command] com.aa.nxop.access.doctor.Doctor does not take these options: Unknown option: '--yaml'"
                                + " -> see its --help");
    }

    @Test
    void aCommandWithoutARuleAndAScriptThatIsNotThere() throws IOException {
        assertThat(commands(fenced("sh", "kubectl get pods | grep app && frobnicate --all\n.ci/nothing")))
                .containsExactly(
                        "docs/new.md:4: [shell-command] no rule knows the command frobnicate -> name it in Commands: under CANNOT_RUN_HERE with"
                                + " the reason, or with a rule that checks it",
                        "docs/new.md:5: [shell-command] .ci/nothing is no executable file of the repository -> correct the path");
    }

    @Test
    void whatTheShellCannotReadAndWhatStandsInTheText() throws IOException {
        assertThat(commands(fenced("sh", "if true; then")).get(0))
                .startsWith("docs/new.md:4: [shell-command] the shell cannot read the block: ");
        assertThat(commands(Document.of("docs/new.md", "Run `./mvnw -Pnone verify`.")))
                .singleElement()
                .asString()
                .startsWith("docs/new.md:1: [shell-command] there is no profile none");
    }

    @Test
    void commandsThatAreWell() throws IOException {
        assertThat(commands(fenced("sh", """
                        JAZZER_FUZZ=1 ./mvnw -pl '!core,s3' -am verify spotless:apply -DskipTests && ./mvnw dependency:tree
                        kubectl exec deploy/app -- java -cp '/app/lib/*' com.aa.nxop.access.doctor.Doctor --bucket data # in the pod
                        cat > policy.json <<'END'
                        { "not": "a command" }
                        END
                        export A=1 B="$(cat file; echo done)\""""))).isEmpty();
        assertThat(commands(fenced(
                        "sh",
                        "kubectl exec deploy/app -- java -cp x com.aa.nxop.access.doctor.Doctor --bucketts data")))
                .hasSize(1);
    }

    @Test
    void whatAConsolePrintsIsNoCommand() throws IOException {
        assertThat(commands(fenced("console", "$ ./mvnw -q verify\nBUILD FAILURE")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json       | {\"a\": 1,}                               | json",
                "json       | {\"a\": 1} 2                              | json",
                "yaml       | a: [1                                     | yaml",
                "xml        | <a><b></a>                                | xml",
                "properties | no pair                                   | properties",
                "json       | {\"Statement\": [{\"Principal\": \"me\", \"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\"}]} | policy",
                "json       | {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Perhaps\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]} | policy",
                "python     | print()                                   | block-language",
                "''         | anything                                  | block-language",
            })
    void dataThatCannotBeRead(String language, String text, String rule) throws IOException {
        assertThat(DataBlocks.check(fenced(language, text)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo(rule))
                .satisfies(problem -> assertThat(problem.line()).isBetween(3, 5));
    }

    @Test
    void aDependencyOnWhatWeDoNotMake() throws IOException {
        String dependency = """
                <dependency>
                  <groupId>com.aa.nxop</groupId>
                  <artifactId>nxop-access-%s</artifactId>
                  <version>%s</version>
                </dependency>""";
        assertThat(DataBlocks.check(fenced("xml", dependency.formatted("sqs", "0.1.0-SNAPSHOT"))))
                .extracting(Problem::found)
                .containsExactly("no module makes the artifact nxop-access-sqs");
        assertThat(DataBlocks.check(fenced("xml", dependency.formatted("s3", "0.0.9"))))
                .extracting(Problem::found)
                .containsExactly("nxop-access-s3 has not the version 0.0.9");
    }

    @Test
    void linksThatLeadNowhere() throws IOException {
        Document document = Document.of("docs/new.md", """
                # New
                ## Two words, and `code`
                [well](#two-words-and-code) [well](guide/testing.md#msk) [well](../README.md) `[no](link)` [far](https://example.com/x)
                [file](missing.md) [heading](guide/testing.md#kafka) [own](#three) `docs/missing.md`
                """);
        assertThat(Links.check(document))
                .extracting(Problem::toString)
                .containsExactly(
                        "docs/new.md:4: [link] there is no file missing.md -> correct the link, or the heading that it leads to",
                        "docs/new.md:4: [link] there is no heading for guide/testing.md#kafka -> correct the link, or the heading that it leads to",
                        "docs/new.md:4: [link] there is no heading for #three -> correct the link, or the heading that it leads to",
                        "docs/new.md:4: [file] there is no docs/missing.md -> correct the name");
    }

    @Test
    void aDocumentThatNoLinkLeadsTo() {
        Document readme = Document.of("README.md", "[one](docs/one.md)");
        Document one = Document.of("docs/one.md", "[back](../README.md)");
        assertThat(Links.unreachable(List.of(readme, one, Document.of("docs/two.md", "# Two"))))
                .extracting(Problem::document)
                .containsExactly("docs/two.md");
    }

    @Test
    void aDocumentThreeLinksAwayIsTooFar() {
        Document readme = Document.of("README.md", "[one](docs/one.md)");
        Document one = Document.of("docs/one.md", "[two](two.md)");
        Document two = Document.of("docs/two.md", "[three](three.md)");
        assertThat(Links.unreachable(List.of(readme, one, two, Document.of("docs/three.md", "# Three"))))
                .extracting(Problem::toString)
                .containsExactly("docs/three.md:1: [reachable] README.md is more than two links away"
                        + " -> link it in README.md, docs/guide/README.md or docs/internals/README.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`NoSuchTest`", "`DocumentRulesTest.noSuchMethod`"})
    void aTestThatIsNotThere(String name) throws IOException {
        assertThat(TestNames.ofRepository().check(Document.of("docs/new.md", "Proven by " + name)))
                .extracting(Problem::toString)
                .containsExactly("docs/new.md:1: [test] there is no " + name + " -> name the test that proves it now");
    }
}
