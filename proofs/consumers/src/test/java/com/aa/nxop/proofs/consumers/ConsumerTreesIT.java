package com.aa.nxop.proofs.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the builds of consumers get, which our own management of versions does not reach: there the nearest version wins. Maven itself
 * resolves them, all in one run.
 */
@Timeout(300)
final class ConsumerTreesIT {
    private static final Path ROOT = Path.of("../..");
    private static final Path FOLDER = Path.of("target/consumers");
    private static final Map<String, Tree> TREES = new HashMap<>();

    @BeforeAll
    static void resolve() throws IOException, InterruptedException {
        List<String> modules = new ArrayList<>(Consumers.MODULES.stream()
                .map(module -> "../../../../" + module)
                .toList());
        for (Consumer consumer : Consumers.all()) {
            Files.createDirectories(FOLDER.resolve(consumer.name()));
            Files.writeString(FOLDER.resolve(consumer.name()).resolve("pom.xml"), consumer.pom());
            modules.add(consumer.name());
        }
        Files.writeString(FOLDER.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>consumer</groupId>
                  <artifactId>all</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>%s</modules>
                </project>
                """.formatted(modules.stream()
                .map(module -> "<module>" + module + "</module>")
                .collect(Collectors.joining())));
        runMaven();
        for (Consumer consumer : Consumers.all()) {
            TREES.put(consumer.name(), Tree.read(FOLDER.resolve(consumer.name()).resolve("target/tree.txt")));
        }
    }

    private static void runMaven() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("maven.home") + "/bin/mvn",
                "-B",
                "-T1",
                "-f",
                FOLDER.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:tree",
                "-DoutputFile=target/tree.txt"));
        if (System.getProperty("maven.network").equals("offline: true")) {
            command.add("--offline");
        }
        Path log = Path.of("target/maven.log");
        Process maven = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = maven.waitFor(240, TimeUnit.SECONDS);
        maven.destroyForcibly();
        assertThat(ended && maven.exitValue() == 0).as(Files.readString(log)).isTrue();
        // Offline, Maven goes on without what it does not have, and the tree lacks a branch.
        assertThat(Files.readString(log)).doesNotContain("no dependency information available");
    }

    static Stream<Consumer> consumers() {
        return Consumers.all().stream();
    }

    static Stream<Consumer> tested() {
        return Consumers.all().stream().filter(consumer -> consumer.name().endsWith(Consumers.TESTED));
    }

    static Stream<Consumer> untested() {
        return consumers().filter(consumer -> !consumer.name().matches(".*tested.*|testkit.*|netty.*"));
    }

    private static Tree tree(Consumer consumer) {
        return TREES.get(consumer.name());
    }

    /** The pom of the proofs has no parent, and must know what the parent's has. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"awssdk", "kafka", "netty", "logback", "mongo-java-server"})
    void areMadeOfOurVersions(String of) throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<" + of + ".version>" + Consumers.version(of) + "</" + of + ".version>");
    }

    /** Issue 14, H: {@code regions} 2.51.2 stood beside 2.40.13. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("consumers")
    void haveOneVersionOfTheAwsSdk(Consumer consumer) {
        assertThat(tree(consumer).of("software.amazon.awssdk"))
                .filteredOn(artifact -> !isLookup(consumer, artifact))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(artifact.version()).isEqualTo(Consumers.version("awssdk")));
    }

    /** With which the starter looks brokers and endpoint up, of another version and without dependencies. */
    private static boolean isLookup(Consumer consumer, Tree.Artifact artifact) {
        return consumer.name().startsWith(Consumers.STARTED) && artifact.name().matches("kafka|docdb");
    }

    @Test
    void getNoDriverFromTheStarter() {
        assertThat(TREES.get(Consumers.STARTED).artifacts())
                .extracting(Tree.Artifact::name)
                .contains("nxop-access-msk", "nxop-access-docdb", "nxop-access-s3", "nxop-access-doctor")
                .noneMatch(name ->
                        name.matches("kafka-clients|mongodb-driver-.*|micrometer-core|spring-kafka|.*actuator.*"));
        assertThat(TREES.get(Consumers.STARTED + "-with-drivers").artifacts())
                .extracting(Tree.Artifact::name)
                .contains("kafka-clients", "mongodb-driver-sync", "micrometer-core");
    }

    /** The versions that Spring Boot manages are those that the sandbox runs on: nobody pins one. */
    @Test
    void getSpringBootsKafkaInTheirTests() {
        assertThat(TREES.get(Consumers.STARTED + "-with-drivers" + Consumers.TESTED)
                        .of("org.apache.kafka"))
                .extracting(Tree.Artifact::version)
                .hasSizeGreaterThan(5)
                .containsOnly("4.2.2");
    }

    /** Issue 14, H: with 1.7.36, which the broker of the tests brings, every log line of an application on logback is lost. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("consumers")
    void logWithSlf4j2(Consumer consumer) {
        assertThat(tree(consumer).of("org.slf4j"))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(artifact.version()).startsWith("2."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untested")
    void getNoHttpClientNorNettyNorLoggingThatNobodyAskedFor(Consumer consumer) {
        assertThat(tree(consumer).artifacts())
                .noneMatch(artifact -> artifact.group().startsWith("io.netty")
                        || artifact.group().startsWith("org.apache.httpcomponents")
                        || artifact.name()
                                .matches("apache5?-client|netty-nio-client|aws-crt-client|sso|ssooidc|slf4j-simple"));
    }

    /**
     * The whole list of what a module brings to the run time: of others, and of the AWS SDK's services. A library more is a decision
     * (docs/internals/decisions); what connectors, engines and S3's other clients need, the application has.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "core, '', sts",
        "connectors, '', sts",
        "s3, picocli, s3 sts",
        "docdb, bson bson-record-codec mongodb-driver-core mongodb-driver-sync picocli, sts",
        "msk, aws-msk-iam-auth jackson-annotations jackson-core jackson-databind kafka-clients lz4-java picocli snappy-java zstd-jni, sts",
    })
    void getNothingElseAtRunTime(String module, String libraries, String services) {
        Tree tree = TREES.get(module + "-alone");
        assertThat(names(
                        tree,
                        artifact -> !artifact.group()
                                .matches("com\\.aa\\.nxop|consumer|software\\.amazon\\.(awssdk|eventstream)")))
                .isEqualTo(sorted(libraries + " jspecify reactive-streams slf4j-api"));
        assertThat(
                        names(
                                tree,
                                artifact -> artifact.group().equals("software.amazon.awssdk")
                                        && artifact.name()
                                                .matches(
                                                        "sts|s3|kafka|docdb|glue|rds|ssm|sso|ssooidc|s3-transfer-manager|crt|.*-client")))
                .isEqualTo(sorted(services + " url-connection-client"));
    }

    private static String sorted(String names) {
        return Stream.of(names.strip().split(" ", -1)).sorted().collect(Collectors.joining(" "));
    }

    private static String names(Tree tree, Predicate<Tree.Artifact> which) {
        return tree.artifacts().stream()
                .filter(artifact -> !artifact.scope().equals("test"))
                .filter(which)
                .map(Tree.Artifact::name)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** In Maven a dependency of tests also decides the version of what the application runs with. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("tested")
    void runWithTheSameWhateverTheirTestsBring(Consumer tested) {
        String untested = tested.name().substring(0, tested.name().length() - Consumers.TESTED.length());
        assertThat(tree(tested).runtime())
                .containsExactlyElementsOf(TREES.get(untested).runtime());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"netty", "netty-tested"})
    void haveOneNettyWhereTheyImportItsBom(String consumer) {
        assertThat(TREES.get(consumer).of("io.netty"))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(artifact.version()).isEqualTo(System.getProperty("netty.version")));
    }

    /** Or this proof proves nothing. */
    @Test
    void ofTestsHaveTheServers() {
        assertThat(tree(tested().findFirst().orElseThrow()).artifacts())
                .extracting(Tree.Artifact::name)
                .contains("kafka_2.13", "mongo-java-server", "nxop-access-testkit");
    }
}
