package com.aa.nxop.proofs.consumers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An application's pom, whose order of dependencies matters: of two versions at the same depth, Maven takes the first.
 *
 * @param boms imported, {@code group:artifact:version}
 * @param dependencies {@code group:artifact:version:scope}, the version empty where a BOM has it; {@code !group:artifact} behind it is excluded
 */
record Consumer(String name, List<String> boms, List<String> dependencies) {
    String pom() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>consumer</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(
                        name,
                        boms.stream()
                                .map(bom -> dependency(bom, "<type>pom</type><scope>import</scope>"))
                                .collect(Collectors.joining()),
                        dependencies.stream().map(Consumer::dependency).collect(Collectors.joining()));
    }

    private static String dependency(String text) {
        String[] parts = text.split("!", 2);
        String scope = "<scope>" + parts[0].split(":", 4)[3] + "</scope>";
        if (parts.length == 1) {
            return dependency(parts[0], scope);
        }
        String[] excluded = parts[1].split(":", 2);
        return dependency(
                parts[0],
                scope + "<exclusions><exclusion><groupId>" + excluded[0] + "</groupId><artifactId>" + excluded[1]
                        + "</artifactId></exclusion></exclusions>");
    }

    private static String dependency(String text, String more) {
        String[] parts = text.split(":", 4);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts[2].isEmpty() ? "" : "<version>" + parts[2] + "</version>") + more + "</dependency>";
    }

    @Override
    public String toString() {
        return name;
    }
}
