package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.Check;
import com.aa.nxop.access.doctor.Check.Status;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Access works", said the Doctor, while every topic and every group was denied. It asks for those that are named. */
@Tag("full")
@Timeout(120)
final class NamedResourcesTest {
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";
    private static final String CLUSTER = "nxop-example/7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2";
    private static final String OWNER = "arn:aws:kafka:us-east-1:178549792225:";
    private static final String OTHER_ACCOUNT =
            ", in the role's policy. If the cluster is in another account than the role, the cluster's own policy must allow it, too.";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("flights").topic("gates", 3))
            .build();

    @AfterEach
    void mend() {
        allow("*");
    }

    /** Beside login and lookup. */
    private static void allow(String... actions) {
        String named = Arrays.stream(actions)
                .map(action -> ", \"" + (action.equals("*") ? "kafka-cluster:*" : "kafka-cluster:" + action) + "\"")
                .collect(Collectors.joining());
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["kafka:*", "kafka-cluster:Connect"%s],
                 "Resource": "*"}}
                """.formatted(named));
    }

    private static Diagnosis diagnose(String option, String... names) {
        return diagnose(sandbox.environment(), option, names);
    }

    private static Diagnosis diagnose(Map<String, String> variables, String option, String... names) {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return Doctor.diagnose(nxop, DiagnosisOptions.usual().withNamed(option, List.of(names)));
        }
    }

    private static Check of(Diagnosis diagnosis, String about) {
        return diagnosis.checks().stream()
                .filter(check -> check.about().equals(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError(about + " in " + diagnosis));
    }

    private static void isUnauthorized(Diagnosis diagnosis, String about, String what, String needed) {
        Check check = of(diagnosis, about);
        assertThat(diagnosis.firstFailure()).as(diagnosis.toString()).contains(check);
        assertThat(check.finding()).contains("msk-unauthorized");
        assertThat(check.seen()).isEqualTo("The role " + ROLE + " is logged in to MSK, but may not do this: " + what);
        assertThat(check.remedy()).isEqualTo("Allow " + needed + OTHER_ACCOUNT);
    }

    @Test
    void aRoleThatMayDoEverything() {
        Diagnosis diagnosis = diagnose("topic", "flights", "gates:read", "flights:write");
        assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        assertThat(of(diagnosis, "topic flights").seen())
                .isEqualTo("partitions: 1; the role may describe and read it, and write it, idempotently too");
        assertThat(of(diagnosis, "topic gates:read").seen()).startsWith("partitions: 3; ");
        assertThat(of(diagnosis, "topic flights:write").status()).isEqualTo(Status.OK);
    }

    @Test
    void aTopicThatTheRoleMayNotSee() {
        allow();
        isUnauthorized(
                diagnose("topic", "flights"),
                "topic flights",
                "describe the topic flights",
                "kafka-cluster:DescribeTopic, and kafka-cluster:WriteData to produce or kafka-cluster:ReadData to consume, on "
                        + OWNER + "topic/" + CLUSTER + "/flights");
    }

    @Test
    void aTopicThatTheRoleMayOnlySee() {
        allow("DescribeTopic");
        isUnauthorized(
                diagnose("topic", "flights"),
                "topic flights",
                "read or write the topic flights",
                "kafka-cluster:ReadData to consume, or kafka-cluster:WriteData to produce, on " + OWNER + "topic/"
                        + CLUSTER + "/flights");
    }

    @ParameterizedTest
    @CsvSource({
        "flights:read,  DescribeTopic WriteData, read the topic flights,  kafka-cluster:ReadData",
        "flights:write, DescribeTopic ReadData,  write the topic flights, kafka-cluster:WriteData",
        "flights:write, ReadData, describe the topic flights, kafka-cluster:DescribeTopic and kafka-cluster:WriteData",
        "flights:read, WriteData, describe the topic flights, kafka-cluster:DescribeTopic and kafka-cluster:ReadData"
    })
    void aTopicThatIsToBeUsedInOneWay(String named, String allowed, String what, String needed) {
        allow(allowed.split(" ", -1));
        isUnauthorized(
                diagnose("topic", named),
                "topic " + named,
                what,
                needed + ", on " + OWNER + "topic/" + CLUSTER + "/flights");
    }

    @Test
    void aProducerThatMayNotWriteIdempotently() {
        allow("DescribeTopic", "WriteData", "DescribeCluster");
        isUnauthorized(
                diagnose("topic", "flights:write"),
                "topic flights:write",
                "write idempotently, as Kafka's producers do unless enable.idempotence is false",
                "kafka-cluster:WriteDataIdempotently on " + OWNER + "cluster/" + CLUSTER);
        Diagnosis either = diagnose("topic", "flights");
        assertThat(either.healthy()).as(either.toString()).isTrue();
        assertThat(of(either, "topic flights").seen())
                .isEqualTo(
                        "partitions: 1; the role may describe it, not read it (kafka-cluster:ReadData), and write it, but not"
                                + " idempotently (Kafka's default): for this the role needs kafka-cluster:WriteDataIdempotently on"
                                + " " + OWNER + "cluster/" + CLUSTER);
    }

    /** The broker tells rights on the cluster to those alone who may describe it: then the Doctor says what it did not see. */
    @Test
    void whatCannotBeSeenIsSaid() {
        allow("DescribeTopic", "WriteData");
        Diagnosis diagnosis = diagnose("topic", "flights:write");
        assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
        assertThat(of(diagnosis, "topic flights:write").seen())
                .endsWith(
                        "; an idempotent producer (Kafka's default) also needs kafka-cluster:WriteDataIdempotently on "
                                + OWNER
                                + "cluster/" + CLUSTER
                                + ", which the broker shows only to a role with kafka-cluster:DescribeCluster");
    }

    @Test
    void aTopicThatIsNotThere() {
        Diagnosis diagnosis = diagnose("topic", "fligths", "flights");
        Check check = of(diagnosis, "topic fligths");
        assertThat(diagnosis.firstFailure()).contains(check);
        assertThat(check.finding()).contains("msk-topic-unknown");
        assertThat(check.seen()).isEqualTo("MSK has no topic fligths.");
        assertThat(check.remedy())
                .isEqualTo("Check its name, or create it. To create it, a role needs kafka-cluster:CreateTopic on "
                        + OWNER + "topic/" + CLUSTER + "/fligths.");
        assertThat(of(diagnosis, "topic flights").status())
                .as("the others are looked at")
                .isEqualTo(Status.OK);
    }

    @Test
    void aGroupThatTheRoleMayNotSee() {
        allow("AlterGroup");
        isUnauthorized(
                diagnose("group", "readers"),
                "group readers",
                "describe the group readers",
                "kafka-cluster:DescribeGroup and kafka-cluster:AlterGroup, on " + OWNER + "group/" + CLUSTER
                        + "/readers");
    }

    /** Also one that does not exist yet, as before the application's first start. */
    @Test
    void aGroupThatTheRoleMayNotJoin() {
        consume("joined");
        allow("DescribeGroup");
        for (String group : List.of("joined", "never-joined")) {
            isUnauthorized(
                    diagnose("group", group),
                    "group " + group,
                    "join the group " + group,
                    "kafka-cluster:AlterGroup, on " + OWNER + "group/" + CLUSTER + "/" + group);
        }
    }

    /** Described or read, never changed: no group comes to be, and one with members keeps them. */
    @Test
    void lookingAtGroupsChangesNothing() throws Exception {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                Consumer<String, String> consumer = Clients.consumer(nxop, "busy");
                Admin admin = Clients.admin(nxop)) {
            send(nxop, "one");
            assertThat(Clients.read(consumer, "flights", 1)).isNotEmpty();
            Diagnosis diagnosis = diagnose("group", "busy", "unborn");
            assertThat(diagnosis.healthy()).as(diagnosis.toString()).isTrue();
            assertThat(of(diagnosis, "group busy").seen())
                    .isEqualTo("state: Stable; the role may describe and join it");
            assertThat(of(diagnosis, "group unborn").seen()).isEqualTo("the role may describe and join it");
            assertThat(admin.listGroups().all().get())
                    .extracting(group -> group.groupId())
                    .contains("busy")
                    .doesNotContain("unborn");
            assertThat(admin.describeConsumerGroups(List.of("busy")).all().get().values())
                    .singleElement()
                    .satisfies(group -> assertThat(group.members()).hasSize(1));
        }
    }

    private static void consume(String group) {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                Consumer<String, String> consumer = Clients.consumer(nxop, group)) {
            send(nxop, "one");
            assertThat(Clients.read(consumer, "flights", 1)).isNotEmpty();
            consumer.commitSync();
        }
    }

    private static void send(NxopAccess nxop, String value) {
        try (Producer<String, String> producer = Clients.producer(nxop)) {
            Clients.send(producer, "flights", value);
        }
    }

    /** Otherwise "not configured" would be skipped, and access would work. */
    @Test
    void aTopicOfAClusterThatNobodyConfigured() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.keySet().removeIf(name -> name.startsWith("NXOP_MSK_"));
        Diagnosis diagnosis = diagnose(variables, "topic", "flights");
        assertThat(diagnosis.finding()).contains("msk-not-configured");
        assertThat(of(diagnosis, "topic flights").status()).isEqualTo(Status.SKIPPED);
        assertThat(diagnose(variables, "topic").healthy()).isTrue();
    }

    @Test
    void withoutALoginNothingIsAskedOfTopics() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kafka:*", "Resource": "*"}}
                """);
        Diagnosis diagnosis = diagnose("topic", "flights", "gates");
        assertThat(diagnosis.finding()).contains("msk-login-refused");
        assertThat(of(diagnosis, "topic flights").status()).isEqualTo(Status.SKIPPED);
        assertThat(of(diagnosis, "topic gates").status()).isEqualTo(Status.SKIPPED);
    }
}
