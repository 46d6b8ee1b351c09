package com.aa.nxop.proofs.consumers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each published module by itself and all together, on what applications are built on. */
final class Consumers {
    /** Folders; what is published from them is found by the trees of the repository, and nowhere else. */
    static final List<String> MODULES = List.of(
            "io",
            "core",
            "doctor",
            "s3",
            "msk",
            "docdb",
            "connectors",
            "micrometer",
            "testkit",
            "spring-boot/starter",
            "spring-boot/test");

    /** How the name of a consumer begins that has the starter for Spring Boot. */
    static final String STARTED = "starter";

    /** How the name of a consumer ends that has the testkit and its servers. */
    static final String TESTED = "-tested";

    private static final List<String> LOGBACK =
            List.of("ch.qos.logback:logback-classic:" + version("logback") + ":compile");
    private static final List<String> BOOT = List.of("org.springframework.boot:spring-boot-starter::compile");

    private Consumers() {}

    static List<Consumer> all() {
        List<Consumer> all = new ArrayList<>();
        all.add(new Consumer("testkit-alone", List.of(), List.of(nxop("testkit", "compile"))));
        all.add(new Consumer("connectors-alone", List.of(), List.of(nxop("connectors", "compile"))));
        for (String module : List.of("core", "s3", "msk", "docdb", "micrometer", "all")) {
            List<String> sdk = module.equals("all")
                    ? Stream.of("s3", "msk", "docdb", "micrometer")
                            .map(name -> nxop(name, "compile"))
                            .toList()
                    : List.of(nxop(module, "compile"));
            all.add(new Consumer(module + "-alone", List.of(), sdk));
            both(all, module + "-logback", List.of(), join(Stream.of(sdk, tests(version("kafka")), LOGBACK)));
            both(all, module + "-logback-first", List.of(), join(Stream.of(LOGBACK, sdk, tests(version("kafka")))));
            both(all, module + "-boot-4", boot("4"), join(Stream.of(BOOT, sdk, tests(""))));
            both(all, module + "-boot-3", boot("3"), join(Stream.of(BOOT, sdk, tests(""))));
            // As docs/guide/testing.md has it, in the order that is worst.
            all.add(new Consumer(
                    module + "-tested-first",
                    List.of(),
                    join(Stream.of(
                            List.of(kafka(version("kafka")) + "!org.slf4j:slf4j-api"),
                            tests(version("kafka")).subList(0, 2),
                            LOGBACK,
                            sdk))));
        }
        both(all, STARTED, boot("4"), join(Stream.of(BOOT, started())));
        both(
                all,
                STARTED + "-with-drivers",
                boot("4"),
                join(Stream.of(
                        List.of(
                                "org.springframework.boot:spring-boot-starter-kafka::compile",
                                "org.springframework.boot:spring-boot-starter-data-mongodb::compile",
                                "org.springframework.boot:spring-boot-starter-actuator::compile"),
                        started())));
        // An asynchronous S3 client brings Netty, and so does the DocumentDB of tests: docs/guide/testing.md.
        both(
                all,
                "netty",
                List.of("io.netty:netty-bom:" + version("netty")),
                join(Stream.of(
                        List.of(
                                nxop("s3", "compile"),
                                "software.amazon.awssdk:netty-nio-client:" + version("awssdk") + ":compile"),
                        tests(version("kafka")))));
        return all;
    }

    /** With its tests, and without them. */
    private static void both(List<Consumer> all, String name, List<String> boms, List<String> dependencies) {
        all.add(new Consumer(
                name,
                boms,
                dependencies.stream().filter(text -> !text.contains(":test")).toList()));
        all.add(new Consumer(name + TESTED, boms, dependencies));
    }

    private static List<String> join(Stream<List<String>> lists) {
        return lists.flatMap(List::stream).toList();
    }

    private static List<String> tests(String kafka) {
        return List.of(
                nxop("testkit", "test"),
                "de.bwaldvogel:mongo-java-server:" + version("mongo-java-server") + ":test",
                kafka(kafka));
    }

    private static List<String> started() {
        return List.of(
                nxop("spring-boot-starter", "compile"),
                nxop("spring-boot-test", "test"),
                "org.springframework.boot:spring-boot-starter-test::test");
    }

    private static String kafka(String version) {
        return "org.apache.kafka:kafka_2.13:" + version + ":test";
    }

    private static List<String> boot(String line) {
        return List.of("org.springframework.boot:spring-boot-dependencies:" + version("spring-boot-" + line));
    }

    private static String nxop(String module, String scope) {
        return "com.aa.nxop:nxop-access-" + module + ":" + version("nxop") + ":" + scope;
    }

    static String version(String of) {
        return System.getProperty(of + ".version");
    }
}
