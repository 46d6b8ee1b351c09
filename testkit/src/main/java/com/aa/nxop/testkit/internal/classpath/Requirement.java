package com.aa.nxop.testkit.internal.classpath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a part of the sandbox needs on the class path.
 *
 * @param part for example {@code MSK}
 * @param needs the same for people, for example {@code Apache Kafka's broker}
 * @param add what to add where it is missing, for example {@code dependency org.apache.kafka:kafka_2.13}
 * @param families jars of which each family works together in one version only; first the one whose version an application chooses
 */
public record Requirement(String part, String needs, String add, List<List<Library>> families) {
    public Requirement {
        families = families.stream().map(List::copyOf).toList();
    }

    /** Says what is wrong where this part cannot be linked: something is missing, or versions do not go together. */
    public IllegalStateException unmet(LinkageError e) {
        return new IllegalStateException(words(String.valueOf(e.getMessage())), e);
    }

    private String words(String failed) {
        if (!families.stream().flatMap(List::stream).allMatch(Library::present)) {
            return "The sandbox's " + part + " needs " + needs + " on the class path: add the " + add + " (missing: "
                    + failed + ").";
        }
        for (List<Library> family : families) {
            Map<String, List<String>> versions = versions(family);
            if (versions.size() > 1) {
                String first = versions.keySet().iterator().next();
                return "The sandbox's " + part + " needs these jars in one version, but the class path has "
                        + String.join("; and ", found(versions)) + ". Give all of them the same version, for example "
                        + first + ", that of " + family.get(0).artifact() + " (it failed at: " + failed + ").";
            }
        }
        String found = families.stream()
                .flatMap(family -> found(versions(family)).stream())
                .collect(Collectors.joining("; "));
        return "The sandbox's " + part + " does not work with "
                + (found.isEmpty() ? "the jars on the class path" : found)
                + ": docs/guide/compatibility.md lists the tested versions (it failed at: " + failed
                + ").";
    }

    private static Map<String, List<String>> versions(List<Library> family) {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        for (Library library : family) {
            library.version()
                    .ifPresent(version -> versions.computeIfAbsent(version, key -> new ArrayList<>())
                            .add(library.artifact()));
        }
        return versions;
    }

    private static List<String> found(Map<String, List<String>> versions) {
        return versions.entrySet().stream()
                .map(version -> version.getKey() + " of " + String.join(", ", version.getValue()))
                .toList();
    }
}
