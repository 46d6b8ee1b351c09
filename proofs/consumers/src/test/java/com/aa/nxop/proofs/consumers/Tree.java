package com.aa.nxop.proofs.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Maven made of a consumer's pom. */
record Tree(List<Artifact> artifacts) {
    private static final Pattern LINE = Pattern.compile("[|+\\\\ -]+([^:]+):([^:]+):(.*):([^:]+):([a-z]+)(?: .*)?");

    /** @param scope in which it is there for the consumer */
    record Artifact(String group, String name, String version, String scope) {
        @Override
        public String toString() {
            return group + ":" + name + ":" + version;
        }
    }

    /** @param file as {@code dependency:tree} writes it */
    static Tree read(Path file) throws IOException {
        return new Tree(Files.readAllLines(file).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Artifact(line.group(1), line.group(2), line.group(4), line.group(5)))
                .toList());
    }

    /** What the application runs with. */
    Set<String> runtime() {
        return artifacts.stream()
                .filter(artifact -> !artifact.scope().equals("test"))
                .map(Artifact::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Artifact> of(String group) {
        return artifacts.stream()
                .filter(artifact -> artifact.group().equals(group))
                .toList();
    }
}
