package com.aa.nxop.access.doctor;

import com.aa.nxop.access.internal.config.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the process was started with, beside the SDK's settings: whom Java trusts, and proxies that nobody reads. Holds no secret. */
record ProcessSettings(Map<String, String> properties, Map<String, String> variables) {
    static final String TRUST_STORE = "javax.net.ssl.trustStore";
    /** What every JVM reads, and what the launcher {@code java} reads. */
    private static final List<String> READ_BY_JAVA = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    static ProcessSettings of(Environment environment) {
        return new ProcessSettings(environment.properties(), environment.variables());
    }

    /** Which trust store counts and where it was set, as a sentence. */
    String trustStore() {
        Optional<String> file = property(TRUST_STORE);
        if (file.isEmpty()) {
            return "Java uses the JDK's own list of CAs"
                    + own().map(path -> ", " + path).orElse("") + " (" + TRUST_STORE + " is not set).";
        }
        return "Java uses the trust store " + file.get() + " (from the system property " + TRUST_STORE + ", set by "
                + origin("-D" + TRUST_STORE + "=") + ")" + state(Path.of(file.get())) + ".";
    }

    /** Java takes a trust store that is not there for an empty one. */
    boolean trustsNobody() {
        return property(TRUST_STORE).map(Path::of).filter(Files::exists).isEmpty()
                && property(TRUST_STORE).isPresent();
    }

    private Optional<Path> own() {
        return property("java.home").map(home -> Path.of(home, "lib", "security")).stream()
                .flatMap(folder -> Stream.of(folder.resolve("jssecacerts"), folder.resolve("cacerts")))
                .filter(Files::exists)
                .findFirst();
    }

    private String origin(String option) {
        return READ_BY_JAVA.stream()
                .filter(name ->
                        variable(name).filter(found -> found.contains(option)).isPresent())
                .findFirst()
                .orElse("the command line or by code");
    }

    private static String state(Path file) {
        return Files.exists(file)
                ? Files.isReadable(file) && !Files.isDirectory(file) ? "" : ", which Java cannot read"
                : ", which does not exist: Java then trusts no CA";
    }

    /** A sentence for each setting for proxies or trust that is set and has no effect. */
    List<String> unread() {
        return new UnreadSettings(this).notes();
    }

    /** Those of them that are about trust. */
    List<String> unreadTrust() {
        return unread().stream().filter(note -> note.contains(TRUST_STORE)).toList();
    }

    /** The first of these that is set. */
    Optional<String> property(String... names) {
        return first(properties, names);
    }

    /** The first of these that is set. */
    Optional<String> variable(String... names) {
        return first(variables, names);
    }

    private static Optional<String> first(Map<String, String> values, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.ofNullable(values.get(name)))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** Without values: some may be secrets. */
    @Override
    public String toString() {
        return "ProcessSettings[" + properties.size() + " properties, " + variables.size() + " variables]";
    }
}
