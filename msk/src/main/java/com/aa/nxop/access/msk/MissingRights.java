package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.ForeignText;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * What a role that is logged in to MSK lacks: one wording for the Doctor and for {@link NxopMsk#explain}. Which action belongs to which request
 * says the developer guide, semantics of IAM authorization policy actions and resources.
 */
record MissingRights(NxopAccess nxop, ClusterArn cluster) {
    static MissingRights of(NxopAccess nxop) {
        return new MissingRights(nxop, ClusterArn.of(nxop));
    }

    /** @param failure what the client has thrown, around the broker's refusal */
    AccessException of(AuthorizationException refusal, Throwable failure) {
        return unauthorized(
                refusal.getClass().getSimpleName() + ": " + ForeignText.line(refusal.getMessage()),
                needed(refusal),
                failure);
    }

    /** Kafka says what was refused by its kind alone: a topic may have been described, read, written or created. */
    private String needed(AuthorizationException refusal) {
        if (refusal instanceof TopicAuthorizationException e) {
            return "kafka-cluster:DescribeTopic, and kafka-cluster:WriteData to produce, kafka-cluster:ReadData to consume or"
                    + " kafka-cluster:CreateTopic to create it, on " + topics(e.unauthorizedTopics());
        }
        if (refusal instanceof GroupAuthorizationException e) {
            return "kafka-cluster:DescribeGroup and kafka-cluster:AlterGroup on "
                    + cluster.group(e.groupId() == null ? "<group.id>" : ForeignText.line(e.groupId()));
        }
        if (refusal instanceof TransactionalIdAuthorizationException) {
            return "kafka-cluster:DescribeTransactionalId and kafka-cluster:AlterTransactionalId on "
                    + cluster.transactionalId("<transactional.id>");
        }
        return "kafka-cluster:WriteDataIdempotently for an idempotent producer (Kafka's default), or the action of an administrator's"
                + " request, such as kafka-cluster:DescribeCluster, on " + cluster.arn();
    }

    private String topics(@Nullable Collection<String> names) {
        return names == null || names.isEmpty()
                ? cluster.topic("<topic>")
                : names.stream()
                        .sorted()
                        .map(name -> cluster.topic(ForeignText.line(name)))
                        .collect(Collectors.joining(", "));
    }

    /**
     * The finding.
     *
     * @param what it may not do, without a full stop
     * @param needed actions and the ARN that they are needed on
     */
    AccessException unauthorized(String what, String needed, @Nullable Throwable cause) {
        return new AccessException(
                MskFinding.MSK_UNAUTHORIZED,
                "The role " + nxop.config().role() + " is logged in to MSK, but may not do this: " + what,
                "Allow " + needed
                        + ", in the role's policy. If the cluster is in another account than the role, the cluster's own policy must"
                        + " allow it, too." + cluster.note()
                        + nxop.adapterContext().alsoNarrowed(),
                cause);
    }
}
