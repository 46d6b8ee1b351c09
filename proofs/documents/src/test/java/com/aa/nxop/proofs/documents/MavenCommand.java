package com.aa.nxop.proofs.documents;

import com.aa.nxop.proofs.documents.Commands.Wrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code ./mvnw} may be asked for: phases, goals of plugins that a pom names, and profiles, modules, properties and tests that exist. */
final class MavenCommand {
    private static final Set<String> PHASES = Set.of(
            "clean",
            "validate",
            "compile",
            "process-classes",
            "test-compile",
            "process-test-classes",
            "test",
            "package",
            "integration-test",
            "verify",
            "install",
            "deploy");
    private static final Set<String> FLAGS =
            Set.of("-q", "-B", "-am", "-amd", "-o", "-e", "-U", "-ntp", "-N", "-v", "--version");
    /** Those of Maven's plugins, which no pom has to name. */
    private static final Set<String> PROPERTIES = Set.of(
            "skipTests",
            "maven.test.skip",
            "surefire.failIfNoSpecifiedTests",
            "argLine",
            "maven.repo.local",
            "groups",
            "excludedGroups",
            "altDeploymentRepository",
            "exec.mainClass",
            "exec.classpathScope",
            "newVersion",
            "processAllModules",
            "generateBackupPoms");

    /** Maven's own plugins, which are for the command line. */
    private static final Set<String> PREFIXES = Set.of("dependency", "help", "versions", "wrapper");

    private final List<String> poms = new ArrayList<>();
    private final List<String> tests;

    private MavenCommand(List<String> tests) {
        this.tests = tests;
    }

    /** Reads every pom and the names of all tests. */
    static MavenCommand ofRepository() throws IOException {
        List<String> tests = new ArrayList<>();
        MavenCommand command = new MavenCommand(tests);
        for (Path file : SourceTree.files(Document.ROOT)) {
            if (file.endsWith("pom.xml")) {
                command.poms.add(Files.readString(file));
            } else if (file.toString().contains("src/test/java")) {
                tests.add(file.getFileName().toString().replaceFirst("\\.java$", ""));
            }
        }
        return command;
    }

    Optional<Wrong> check(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            Optional<String> wrong;
            if (word.equals("-pl") || word.equals("-f")) {
                i++;
                wrong = i < arguments.size() ? modules(arguments.get(i)) : Optional.of(word + " needs a value");
            } else if (word.startsWith("-P")) {
                wrong = first(
                        word.substring(2),
                        profile -> inPom("<profile>\\s*(<!--.*?-->\\s*)?<id>"
                                + Pattern.quote(profile.replaceFirst("^[!-]", "")) + "</id>"),
                        "profile");
            } else if (word.startsWith("-D")) {
                wrong = property(word.substring(2));
            } else if (word.startsWith("-")) {
                wrong = FLAGS.contains(word)
                        ? Optional.empty()
                        : Optional.of("Maven's option " + word + " is not known");
            } else {
                wrong = goal(word);
            }
            if (wrong.isPresent()) {
                return wrong.map(
                        found -> new Wrong(
                                found,
                                "correct the command, or the pom; what Maven itself knows and this test does not belongs into MavenCommand"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> modules(String list) {
        return first(list, module -> isModule(module.replaceFirst("^[!-]", "")), "module");
    }

    private static boolean isModule(String name) {
        Path file = Document.ROOT.resolve(name);
        return name.startsWith(":") || Files.exists(file.resolve("pom.xml")) || Files.isRegularFile(file);
    }

    private Optional<String> property(String text) {
        String name = text.split("=", 2)[0];
        String value = text.contains("=") ? text.split("=", 2)[1] : "";
        if (name.equals("test")) {
            return first(value, this::isTest, "test class");
        }
        boolean known = PROPERTIES.contains(name)
                || inPom("<" + Pattern.quote(name) + "\\s*/?>|\\$\\{" + Pattern.quote(name) + "}");
        return known ? Optional.empty() : Optional.of("no pom knows the property " + name);
    }

    private boolean isTest(String name) {
        Pattern pattern = Pattern.compile(name.replaceFirst("#.*", "").replace("*", ".*"));
        return tests.stream().anyMatch(test -> pattern.matcher(test).matches());
    }

    private Optional<String> goal(String word) {
        if (PHASES.contains(word)) {
            return Optional.empty();
        }
        String prefix = word.replaceFirst(":.*", "");
        String plugin = "<artifactId>(maven-" + Pattern.quote(prefix) + "-plugin|" + Pattern.quote(prefix)
                + "(-maven)?(-plugin)?)</artifactId>";
        return word.contains(":") && (PREFIXES.contains(prefix) || inPom(plugin))
                ? Optional.empty()
                : Optional.of("there is no phase " + word + ", nor a plugin of that name in a pom");
    }

    private boolean inPom(String pattern) {
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        return poms.stream().anyMatch(pom -> compiled.matcher(pom).find());
    }

    private static Optional<String> first(String list, java.util.function.Predicate<String> exists, String kind) {
        return Stream.of(list.split(","))
                .filter(exists.negate())
                .findFirst()
                .map(name -> "there is no " + kind + " " + name);
    }
}
