package com.aa.nxop.proofs.documents;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks shell blocks, and inline code that begins like one of our own commands: each command by a rule of its own. */
final class Commands {
    private static final String RULE = "shell-command";

    /** What no test can run, and why not. They are read as shell, and no more. */
    static final Map<String, String> CANNOT_RUN_HERE = Map.ofEntries(
            entry("kubectl", "needs a Kubernetes cluster"),
            entry("helm", "needs a Kubernetes cluster"),
            entry("aws", "needs an AWS account"),
            entry("vault", "needs a Vault server"),
            entry("docker", "needs Docker"),
            entry("kafka-topics.sh", "needs Kafka's archive; proofs/engines runs the class that it starts"),
            entry("kafka-console-producer.sh", "needs Kafka's archive; proofs/engines runs the class that it starts"),
            entry("kafka-console-consumer.sh", "needs Kafka's archive; proofs/engines runs the class that it starts"),
            entry("curl", "needs the network"),
            entry("git", "needs the remote repository"),
            entry("gh", "needs the remote repository"),
            entry("gpg", "needs a person's key"));

    /** The shell's own and what every machine has: checked as shell alone. */
    private static final Set<String> SHELL = Set.of(
            "cd",
            "mkdir",
            "export",
            "eval",
            "source",
            ".",
            "cat",
            "echo",
            "kill",
            "ls",
            "rm",
            "cp",
            "mv",
            "grep",
            "sed",
            "tail",
            "head",
            "diff",
            "test",
            "sleep",
            "wait",
            "unset",
            "for",
            "do",
            "done",
            "break",
            "while",
            "until",
            "if",
            "then",
            "else",
            "fi",
            "sort",
            "cmp",
            "sha256sum",
            "find",
            "unzip",
            "set",
            "true",
            "chmod",
            "nohup",
            "jar",
            "jcmd",
            "env");

    private static final Pattern INLINE = Pattern.compile("`((?:[A-Z_]+=\\S+ )*(?:\\./mvnw|java -cp) [^`]*)`");

    private final MavenCommand maven;

    Commands(MavenCommand maven) {
        this.maven = maven;
    }

    List<Problem> check(Document document) {
        List<Problem> problems = new ArrayList<>();
        for (Block block : document.blocks("sh", "bash", "shell", "console")) {
            boolean console = block.language().equals("console");
            if (!console) {
                syntax(block).ifPresent(problems::add);
            }
            for (Command command : Command.all(block.text(), console)) {
                check(command, document)
                        .ifPresent(wrong ->
                                problems.add(block.problem(command.line(), RULE, wrong.found(), wrong.remedy())));
            }
        }
        List<String> prose = document.prose();
        for (int i = 0; i < prose.size(); i++) {
            int line = i + 1;
            for (MatchResult code : INLINE.matcher(prose.get(i)).results().toList()) {
                Command.all(code.group(1), false).stream()
                        .flatMap(command -> check(command, document).stream())
                        .forEach(wrong ->
                                problems.add(new Problem(document.name(), line, RULE, wrong.found(), wrong.remedy())));
            }
        }
        return problems;
    }

    /** What is wrong with a command, and what to do. */
    record Wrong(String found, String remedy) {}

    private Optional<Wrong> check(Command command, Document document) {
        String name = command.name();
        if (name.endsWith("/mvnw")) {
            return maven.check(command.arguments());
        }
        if (name.equals("java")) {
            return JavaCommand.check(command.arguments(), document);
        }
        int inner = command.words().indexOf("--");
        if (CANNOT_RUN_HERE.containsKey(name)
                && inner > 0
                && inner + 1 < command.words().size()) {
            // What kubectl runs in a pod, for example.
            return check(
                    new Command(
                            command.line(),
                            command.words().subList(inner + 1, command.words().size())),
                    document);
        }
        if (SHELL.contains(name) || CANNOT_RUN_HERE.containsKey(name)) {
            return Optional.empty();
        }
        if (name.contains("/")) {
            return Files.isExecutable(Document.ROOT.resolve(name))
                    ? Optional.empty()
                    : Optional.of(new Wrong(name + " is no executable file of the repository", "correct the path"));
        }
        return Optional.of(new Wrong(
                "no rule knows the command " + name,
                "name it in Commands: under CANNOT_RUN_HERE with the reason, or with a rule that checks it"));
    }

    private static Optional<Problem> syntax(Block block) {
        try {
            Process shell =
                    new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
            try (var input = shell.outputWriter(StandardCharsets.UTF_8)) {
                input.write(block.text());
            }
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return shell.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of(block.problem(1, RULE, "the shell cannot read the block: " + said, "correct it"));
        } catch (IOException e) {
            return Optional.empty(); // Windows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
