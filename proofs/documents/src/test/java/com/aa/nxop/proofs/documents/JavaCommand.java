package com.aa.nxop.proofs.documents;

import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.proofs.documents.Commands.Wrong;
import com.aa.nxop.testkit.SandboxMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code java}: the class exists, and our own programs take the options, which their own readers judge. */
final class JavaCommand {
    /** They read all of their options before they do what {@code --help} asks for. */
    private static final Set<String> OWN = Set.of(Doctor.class.getName(), SandboxMain.class.getName());

    private static final Set<String> WITH_VALUE = Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path");
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"AWS": "arn:aws:iam::285282426848:root"}}]}
            """;

    private static final String SPRING_BOOT = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final String LOADER_MAIN = "-Dloader.main=";

    private JavaCommand() {}

    static Optional<Wrong> check(List<String> arguments, Document document) {
        int i = 0;
        while (i < arguments.size()
                && arguments.get(i).startsWith("-")
                && !arguments.get(i).equals("-jar")) {
            i += WITH_VALUE.contains(arguments.get(i)) ? 2 : 1;
        }
        if (i >= arguments.size()) {
            return Optional.empty();
        }
        String main = arguments.get(i).equals(SPRING_BOOT) ? startedBySpringBoot(arguments) : arguments.get(i);
        if (main.equals("-jar")) {
            String module = arguments.get(i + 1).replaceFirst("/.*", "");
            return Files.exists(Document.ROOT.resolve(module).resolve("pom.xml"))
                    ? Optional.empty()
                    : Optional.of(new Wrong("no module " + module + " makes such a jar", "correct the path"));
        }
        if (OWN.contains(main)) {
            return takes(main, arguments.subList(i + 1, arguments.size()));
        }
        return exists(main, document)
                ? Optional.empty()
                : Optional.of(new Wrong(
                        "there is no class " + main,
                        "correct it: it must be on this test's class path or in a block of this document"));
    }

    /** In a jar of Spring Boot's its launcher stands before every other class. */
    private static String startedBySpringBoot(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(LOADER_MAIN))
                .map(argument -> argument.substring(LOADER_MAIN.length()))
                .findFirst()
                .orElse(SPRING_BOOT);
    }

    private static boolean exists(String main, Document document) {
        try {
            Class.forName(main, false, JavaCommand.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return document.blocks("java").stream()
                    .anyMatch(block -> block.text().contains("class " + main.substring(main.lastIndexOf('.') + 1)));
        }
    }

    private static String file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Optional<Wrong> takes(String main, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("documents");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main));
            for (int i = 0; i < options.size(); i++) {
                String before = i > 0 ? options.get(i - 1) : "";
                command.add(
                        before.endsWith("-policy")
                                ? file(folder, "policy.json", POLICY)
                                : before.equals("--properties")
                                        ? file(folder, "app.properties", "nxop.role=178549792225/example-role")
                                        : options.get(i));
            }
            command.add("--help");
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of(new Wrong(
                            main + " does not take these options: "
                                    + said.lines().findFirst().orElse(""),
                            "see its --help"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
