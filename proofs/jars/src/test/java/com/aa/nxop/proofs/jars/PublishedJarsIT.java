package com.aa.nxop.proofs.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the jars that are published, and what they bring along. */
final class PublishedJarsIT {
    private static final Path ROOT = Path.of("../..");
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-3-Clause",
            "BSD 2-Clause License",
            "The BSD 2-Clause License",
            "Bouncy Castle Licence",
            "EPL-2.0",
            "EPL 2.0",
            "Eclipse Public License v2.0",
            "GPL2 w/ CPE",
            // HdrHistogram, which Micrometer brings, leaves the choice.
            "BSD-2-Clause",
            // The broker of the tests brings what has these names.
            "Apache 2.0 License",
            "The BSD License",
            "Go License",
            "Public Domain",
            "per Creative Commons CC0");

    private static Path jar(String module) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("nxop-access-" + module.replace('/', '-') + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String entry(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(name);
            assertThat(entry).as(name + " in " + jar.getFileName()).isNotNull();
            return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io",
                "core",
                "doctor",
                "s3",
                "msk",
                "docdb",
                "connectors",
                "micrometer",
                "spring-boot/starter",
                "spring-boot/test",
                "testkit"
            })
    void sayUnderWhichLicenceTheyAre(String module) throws IOException {
        assertThat(entry(jar(module), "META-INF/LICENSE")).isEqualTo(Files.readString(ROOT.resolve("LICENSE")));
        assertThat(entry(jar(module), "META-INF/NOTICE")).isEqualTo(Files.readString(ROOT.resolve("NOTICE")));
    }

    /** The pin: whatever changes in what a module brings along shows up as a change of a file that is read in review. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io",
                "core",
                "doctor",
                "s3",
                "msk",
                "docdb",
                "connectors",
                "micrometer",
                "spring-boot/starter",
                "spring-boot/test",
                "testkit"
            })
    void bringAlongWhatTheyListAndNothingElse(String module) throws IOException {
        String found = Files.readString(ROOT.resolve(module).resolve("target/THIRD-PARTY.txt"));
        assertThat(entry(jar(module), "META-INF/THIRD-PARTY.txt"))
                .as("if the change is meant: cp " + module + "/target/THIRD-PARTY.txt " + module)
                .isEqualTo(found);
        assertThat(found.lines()
                        .flatMap(line -> Stream.of(line.replaceFirst(": .*", "").split(", "))))
                .allSatisfy(licence -> assertThat(LICENCES).contains(licence));
        if (!module.equals("spring-boot/test")) { // Broker and database of tests have Netty.
            assertThat(found)
                    .doesNotContain("log4j", "logback", "slf4j-simple", "netty", "apache-client", "httpclient5");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "io, com.aa.nxop.access.io, false",
        "core, com.aa.nxop.access, false",
        "doctor, com.aa.nxop.access.doctor, false",
        "s3, com.aa.nxop.access.s3, false",
        "docdb, com.aa.nxop.access.docdb, false",
        "msk, com.aa.nxop.access.msk, true",
        "connectors, com.aa.nxop.access.connectors, true",
        "micrometer, com.aa.nxop.access.micrometer, false",
        "spring-boot/starter, com.aa.nxop.access.springboot, true",
        "spring-boot/test, com.aa.nxop.access.springboot.test, true",
        "testkit, com.aa.nxop.testkit, true"
    })
    void haveModuleNamesThatStay(String module, String name, boolean automatic) throws IOException {
        ModuleDescriptor descriptor =
                ModuleFinder.of(jar(module)).findAll().iterator().next().descriptor();
        assertThat(descriptor.name()).isEqualTo(name);
        assertThat(descriptor.isAutomatic()).isEqualTo(automatic);
    }

    /** Of core's jar, in bytes. */
    private static final long LARGEST_CORE = 220_000;

    @Test
    void coreIsSmall() throws IOException {
        assertThat(Files.size(jar("core"))).isLessThanOrEqualTo(LARGEST_CORE);
    }

    /** What core shows to applications; adapters see a little more. */
    @Test
    void coreShowsNoStageOfItsOwn() throws IOException {
        ModuleDescriptor core =
                ModuleFinder.of(jar("core")).findAll().iterator().next().descriptor();
        assertThat(core.exports().stream().filter(shown -> !shown.isQualified()).map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrder(
                        "com.aa.nxop.access", "com.aa.nxop.access.spi", "com.aa.nxop.access.spi.check");
    }

    /** What reads others' bytes is for our own modules. */
    @Test
    void ioShowsNothingToOthers() throws IOException {
        ModuleDescriptor io =
                ModuleFinder.of(jar("io")).findAll().iterator().next().descriptor();
        assertThat(io.exports()).isNotEmpty().allMatch(ModuleDescriptor.Exports::isQualified);
    }

    private static final Set<String> PARENTS = Set.of("nxop-access-parent", "nxop-access-spring-boot");

    @Test
    void areAllInTheBom() throws IOException {
        List<String> listed = artifacts(Files.readString(ROOT.resolve("bom/pom.xml"))).stream()
                .filter(name -> !name.equals("nxop-access-bom"))
                .filter(name -> name.startsWith("nxop-access-"))
                .toList();
        Set<String> published = new TreeSet<>();
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        for (MatchResult module : Pattern.compile("<module>((?!proofs)[^<]+)</module>")
                .matcher(parent)
                .results()
                .toList()) {
            String pom = Files.readString(ROOT.resolve(module.group(1)).resolve("pom.xml"));
            if (!pom.contains("<maven.deploy.skip>true") && !pom.contains("<packaging>pom")) {
                published.add(artifacts(pom).stream()
                        .filter(name -> !PARENTS.contains(name))
                        .findFirst()
                        .orElseThrow());
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(published);
    }

    private static List<String> artifacts(String pom) {
        return Pattern.compile("<artifactId>([^<]+)</artifactId>")
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }
}
