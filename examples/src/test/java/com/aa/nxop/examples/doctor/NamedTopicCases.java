package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The login works, and what the application wants of MSK is denied. */
final class NamedTopicCases {
    private static final String HERE = "msk";
    private static final String CLUSTER = "nxop-example/7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2";
    private static final String OWNER = "arn:aws:kafka:us-east-1:178549792225:";
    private static final String TOPIC = OWNER + "topic/" + CLUSTER + "/flights";
    private static final String GROUP = OWNER + "group/" + CLUSTER + "/readers";
    private static final Pattern ACTION = Pattern.compile("kafka-cluster:\\w+");

    private NamedTopicCases() {}

    static List<Misconfiguration> all() {
        return List.of(
                lacking("a topic that the role may not describe", "--topic flights", "")
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:DescribeTopic, and kafka-cluster:WriteData to produce or kafka-cluster:ReadData to consume, on "
                                        + TOPIC)
                        .mendedBy(NamedTopicCases::allow),
                lacking("a topic that the role may only describe", "--topic flights", "DescribeTopic")
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:ReadData to consume, or kafka-cluster:WriteData to produce, on "
                                        + TOPIC)
                        .mendedBy(NamedTopicCases::allow),
                lacking("a consumer that may only write", "--topic flights:read", "DescribeTopic WriteData")
                        .finds(HERE, "msk-unauthorized", "Allow kafka-cluster:ReadData, on " + TOPIC)
                        .mendedBy(NamedTopicCases::allow),
                lacking("a producer that may only read", "--topic flights:write", "DescribeTopic ReadData")
                        .finds(HERE, "msk-unauthorized", "Allow kafka-cluster:WriteData, on " + TOPIC)
                        .mendedBy(NamedTopicCases::allow),
                lacking(
                                "a producer that may not write idempotently",
                                "--topic flights:write",
                                "DescribeTopic WriteData DescribeCluster")
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:WriteDataIdempotently on " + OWNER + "cluster/" + CLUSTER)
                        .mendedBy(NamedTopicCases::allow),
                lacking("a consumer group that the role may not describe", "--group readers", "AlterGroup")
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:DescribeGroup and kafka-cluster:AlterGroup, on " + GROUP)
                        .mendedBy(NamedTopicCases::allow),
                lacking("a consumer group that the role may not join", "--group readers", "DescribeGroup")
                        .finds(HERE, "msk-unauthorized", "Allow kafka-cluster:AlterGroup, on " + GROUP)
                        .mendedBy(NamedTopicCases::allow),
                wrong("the policy names the topic in another cluster", pod -> {
                            pod.name("--topic", "flights:read");
                            permit(pod, "DescribeTopic ReadData", TOPIC.replace("7c1a3f52", "00000000"));
                        })
                        .withResources()
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:DescribeTopic and kafka-cluster:ReadData, on " + TOPIC)
                        .mendedBy(NamedTopicCases::allow),
                wrong("the policy names the cluster alone, and topics have ARNs of their own", pod -> {
                            pod.name("--topic", "flights:read");
                            permit(pod, "*", OWNER + "cluster/" + CLUSTER);
                        })
                        .withResources()
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:DescribeTopic and kafka-cluster:ReadData, on " + TOPIC)
                        .mendedBy(NamedTopicCases::allow),
                wrong("the session policy leaves the topics out", pod -> {
                            pod.name("--topic", "flights:read");
                            pod.set(
                                    "NXOP_SESSION_POLICY_FILE",
                                    pod.file("policy.json", policy("DescribeGroup", OWNER + "group/*")));
                        })
                        .withResources()
                        .finds(
                                HERE,
                                "msk-unauthorized",
                                "Allow kafka-cluster:DescribeTopic and kafka-cluster:ReadData, on " + TOPIC,
                                "The session policy in NXOP_SESSION_POLICY_FILE must allow it, too.")
                        .mendedBy((pod, said) -> pod.file("policy.json", policy(actions(said), arn(said)))),
                wrong("the topic's name is misspelt", pod -> pod.name("--topic", "fligths"))
                        .withResources()
                        .finds(
                                HERE,
                                "msk-topic-unknown",
                                "Check its name, or create it. To create it, a role needs kafka-cluster:CreateTopic on "
                                        + TOPIC.replace("flights", "fligths"))
                        .mendedBy(pod -> pod.name("--topic", "flights")),
                wrong("a topic is named, and no cluster is configured", pod -> {
                            pod.name("--topic", "flights");
                            pod.unset("NXOP_MSK_CLUSTER_ARN", "NXOP_MSK_BOOTSTRAP_SERVERS");
                        })
                        .withResources()
                        .finds(
                                HERE,
                                "msk-not-configured",
                                "Set one of them, or bootstrap.servers in the client's own properties.")
                        .mendedBy(pod -> pod.set(
                                "NXOP_MSK_CLUSTER_ARN", pod.sandbox().msk().clusterArn())));
    }

    private static Misconfiguration lacking(String name, String option, String allowed) {
        return wrong(name, pod -> {
                    pod.name(option.split(" ", 2));
                    permit(pod, allowed, "*");
                })
                .withResources();
    }

    /** What is printed, on what is printed, beside what there was. */
    private static void allow(Patient pod, Said said) {
        String before = said.remedy().contains("WriteDataIdempotently")
                ? statement("DescribeTopic WriteData DescribeCluster", "*")
                : statement("DescribeTopic DescribeGroup", "*");
        pod.sandbox()
                .permissions()
                .replaceTarget(document(base() + ", " + before + ", " + statement(actions(said), arn(said))));
    }

    private static void permit(Patient pod, String actions, String resource) {
        pod.sandbox()
                .permissions()
                .replaceTarget(document(base() + (actions.isEmpty() ? "" : ", " + statement(actions, resource))));
    }

    private static String actions(Said said) {
        return ACTION.matcher(said.remedy())
                .results()
                .map(MatchResult::group)
                .map(action -> action.replace("kafka-cluster:", ""))
                .collect(Collectors.joining(" "));
    }

    private static String arn(Said said) {
        return said.copied("(arn:aws:kafka:[^, ]+)");
    }

    /** Login and lookup. */
    private static String base() {
        return "{\"Effect\": \"Allow\", \"Action\": [\"kafka:*\", \"rds:*\", \"kafka-cluster:Connect\"], \"Resource\": \"*\"}";
    }

    private static String policy(String actions, String resource) {
        return document(base() + ", " + statement(actions, resource));
    }

    private static String document(String statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}";
    }

    private static String statement(String actions, String resource) {
        String list = List.of(actions.split(" ", -1)).stream()
                .map(action -> "\"kafka-cluster:" + action + "\"")
                .collect(Collectors.joining(", "));
        return "{\"Effect\": \"Allow\", \"Action\": [" + list + "], \"Resource\": \"" + resource + "\"}";
    }
}
