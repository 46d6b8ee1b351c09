package com.aa.nxop.testkit.internal.msk;

import static java.util.Map.entry;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/** What Kafka calls operations on resources, in the words of IAM. */
final class Actions {
    private static final Map<AclOperation, String> TOPIC = Map.ofEntries(
            entry(DESCRIBE, "DescribeTopic"),
            entry(READ, "ReadData"),
            entry(WRITE, "WriteData"),
            entry(CREATE, "CreateTopic"),
            entry(DELETE, "DeleteTopic"),
            entry(ALTER, "AlterTopic"),
            entry(DESCRIBE_CONFIGS, "DescribeTopicDynamicConfiguration"),
            entry(ALTER_CONFIGS, "AlterTopicDynamicConfiguration"));
    private static final Map<AclOperation, String> GROUP =
            Map.of(DESCRIBE, "DescribeGroup", READ, "AlterGroup", DELETE, "DeleteGroup");
    private static final Map<AclOperation, String> TRANSACTION =
            Map.of(DESCRIBE, "DescribeTransactionalId", WRITE, "AlterTransactionalId");
    private static final Map<AclOperation, String> CLUSTER = Map.of(
            DESCRIBE, "DescribeCluster",
            ALTER, "AlterCluster",
            DESCRIBE_CONFIGS, "DescribeClusterDynamicConfiguration",
            ALTER_CONFIGS, "AlterClusterDynamicConfiguration",
            IDEMPOTENT_WRITE, "WriteDataIdempotently");

    private Actions() {}

    /** An action on an ARN. */
    record Need(String action, String resource) {}

    /** Nothing for what no IAM identity may do: creating topics of any name at once, delegation tokens, a broker's own calls. */
    static Optional<Need> of(AclOperation operation, ResourcePattern resource, MskCluster cluster) {
        return switch (resource.resourceType()) {
            case TOPIC -> need(TOPIC, operation, cluster.inside("topic", resource.name()));
            case GROUP -> need(GROUP, operation, cluster.inside("group", resource.name()));
            case TRANSACTIONAL_ID -> need(TRANSACTION, operation, cluster.inside("transactional-id", resource.name()));
            case CLUSTER -> need(CLUSTER, operation, cluster.arn());
            default -> Optional.empty();
        };
    }

    private static Optional<Need> need(Map<AclOperation, String> actions, AclOperation operation, String arn) {
        return Optional.ofNullable(actions.get(operation)).map(name -> new Need("kafka-cluster:" + name, arn));
    }
}
