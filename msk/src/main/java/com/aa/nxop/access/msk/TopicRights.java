package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * What the role may do with a topic. The broker is asked to describe the topic and the caller's rights on it: nothing is read, written or
 * created.
 *
 * @param use what the user of the Doctor wants to do with it; either will do where absent
 */
record TopicRights(MissingRights rights, String topic, Optional<TopicUse> use) {
    private static final String IDEMPOTENT = "kafka-cluster:WriteDataIdempotently on ";

    /** @param named {@code flights}, {@code flights:read} or {@code flights:write} */
    static TopicRights of(MissingRights rights, String named) {
        String[] parts = named.split(":", 2);
        return new TopicRights(
                rights, parts[0], parts.length > 1 ? Optional.of(TopicUse.of(parts[1])) : Optional.empty());
    }

    String look(Admin admin, Duration left) throws ExecutionException, TimeoutException, InterruptedException {
        TopicDescription found = described(admin, left);
        @Nullable Set<AclOperation> allowed = found.authorizedOperations();
        String seen = "partitions: " + found.partitions().size() + "; ";
        // Whoever sees the topic may describe it: without that in the list, the broker does not tell rights.
        if (allowed == null || !allowed.contains(AclOperation.DESCRIBE)) {
            return seen + "the role may describe it; the broker does not say whether the role may read or write it";
        }
        return seen + compared(allowed, admin, left);
    }

    private TopicDescription described(Admin admin, Duration left)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return Objects.requireNonNull(admin.describeTopics(
                                    List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .topicNameValues()
                            .get(topic))
                    .get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                throw rights.unauthorized(
                        "describe the topic " + topic,
                        "kafka-cluster:DescribeTopic" + use.map(TopicUse::and).orElse(TopicUse.BOTH) + ", on "
                                + rights.cluster().topic(topic),
                        e.getCause());
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new AccessException(
                        MskFinding.MSK_TOPIC_UNKNOWN,
                        "MSK has no topic " + topic + ".",
                        "Check its name, or create it. To create it, a role needs kafka-cluster:CreateTopic on "
                                + rights.cluster().topic(topic) + "."
                                + rights.cluster().note(),
                        e.getCause());
            }
            throw e;
        }
    }

    private String compared(Set<AclOperation> allowed, Admin admin, Duration left)
            throws ExecutionException, TimeoutException, InterruptedException {
        boolean reads = allowed.contains(AclOperation.READ);
        boolean writes = allowed.contains(AclOperation.WRITE);
        boolean enough =
                use.map(wanted -> wanted == TopicUse.READ ? reads : writes).orElse(reads || writes);
        if (!enough) {
            throw rights.unauthorized(
                    use.map(TopicUse::verb).orElse("read or write") + " the topic " + topic,
                    use.map(TopicUse::action)
                                    .orElse("kafka-cluster:ReadData to consume, or kafka-cluster:WriteData to produce")
                            + ", on " + rights.cluster().topic(topic),
                    null);
        }
        return "the role may describe " + (reads ? "and read it" : "it, not read it (kafka-cluster:ReadData)")
                + (writes ? ", and write it" + idempotence(admin, left) : ", not write it (kafka-cluster:WriteData)");
    }

    /** The right hangs on the cluster, and only who may describe the cluster is told. */
    private String idempotence(Admin admin, Duration left)
            throws ExecutionException, TimeoutException, InterruptedException {
        @Nullable
        Set<AclOperation> onCluster = admin.describeCluster(
                        new DescribeClusterOptions().includeAuthorizedOperations(true))
                .authorizedOperations()
                .get(left.toMillis(), TimeUnit.MILLISECONDS);
        String right = IDEMPOTENT + rights.cluster().arn();
        if (onCluster == null || !onCluster.contains(AclOperation.DESCRIBE)) {
            return "; an idempotent producer (Kafka's default) also needs " + right
                    + ", which the broker shows only to a role with kafka-cluster:DescribeCluster";
        }
        if (onCluster.contains(AclOperation.IDEMPOTENT_WRITE)) {
            return ", idempotently too";
        }
        if (use.equals(Optional.of(TopicUse.WRITE))) {
            throw rights.unauthorized(
                    "write idempotently, as Kafka's producers do unless enable.idempotence is false", right, null);
        }
        return ", but not idempotently (Kafka's default): for this the role needs " + right;
    }
}
