package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsTest {
    private static final String ID = "nxop-example/7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2";

    private static ResourcePattern resource(ResourceType type) {
        String name = type == ResourceType.CLUSTER ? "kafka-cluster" : "name";
        return new ResourcePattern(type, name, PatternType.LITERAL);
    }

    @ParameterizedTest
    @CsvSource({
        "TOPIC, DESCRIBE, DescribeTopic, topic",
        "TOPIC, READ, ReadData, topic",
        "TOPIC, WRITE, WriteData, topic",
        "TOPIC, CREATE, CreateTopic, topic",
        "TOPIC, DELETE, DeleteTopic, topic",
        "TOPIC, ALTER, AlterTopic, topic",
        "TOPIC, DESCRIBE_CONFIGS, DescribeTopicDynamicConfiguration, topic",
        "TOPIC, ALTER_CONFIGS, AlterTopicDynamicConfiguration, topic",
        "GROUP, DESCRIBE, DescribeGroup, group",
        "GROUP, READ, AlterGroup, group",
        "GROUP, DELETE, DeleteGroup, group",
        "TRANSACTIONAL_ID, DESCRIBE, DescribeTransactionalId, transactional-id",
        "TRANSACTIONAL_ID, WRITE, AlterTransactionalId, transactional-id"
    })
    void onWhatIsInTheCluster(ResourceType type, AclOperation operation, String action, String kind) {
        assertThat(Actions.of(operation, resource(type), Gate.CLUSTER))
                .contains(new Actions.Need(
                        "kafka-cluster:" + action,
                        "arn:aws:kafka:us-east-1:178549792225:" + kind + "/" + ID + "/name"));
    }

    @ParameterizedTest
    @CsvSource({
        "DESCRIBE, DescribeCluster",
        "ALTER, AlterCluster",
        "DESCRIBE_CONFIGS, DescribeClusterDynamicConfiguration",
        "ALTER_CONFIGS, AlterClusterDynamicConfiguration",
        "IDEMPOTENT_WRITE, WriteDataIdempotently"
    })
    void onTheCluster(AclOperation operation, String action) {
        assertThat(Actions.of(operation, resource(ResourceType.CLUSTER), Gate.CLUSTER))
                .contains(new Actions.Need(
                        "kafka-cluster:" + action, "arn:aws:kafka:us-east-1:178549792225:cluster/" + ID));
    }

    @Test
    void thereAreNoOthers() {
        Set<String> known = new TreeSet<>();
        for (ResourceType type : ResourceType.values()) {
            if (type != ResourceType.UNKNOWN && type != ResourceType.ANY) {
                Arrays.stream(AclOperation.values())
                        .filter(operation -> Actions.of(operation, resource(type), Gate.CLUSTER)
                                .isPresent())
                        .forEach(operation -> known.add(type + " " + operation));
            }
        }
        assertThat(known)
                .hasSize(18)
                .doesNotContain("CLUSTER CREATE", "CLUSTER CLUSTER_ACTION")
                .noneMatch(name -> name.startsWith("DELEGATION_TOKEN") || name.startsWith("USER"));
    }
}
