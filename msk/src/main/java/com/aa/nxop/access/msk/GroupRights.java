package com.aa.nxop.access.msk;

import com.aa.nxop.access.AccessException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;

/** What the role may do with a consumer group, asked with requests that change nothing. */
record GroupRights(MissingRights rights, String group) {
    private static final String DESCRIBE = "kafka-cluster:DescribeGroup";
    private static final String ALTER = "kafka-cluster:AlterGroup";

    String look(Admin admin, Duration left) throws ExecutionException, TimeoutException, InterruptedException {
        Optional<ConsumerGroupDescription> found = described(admin, left);
        // Null where the broker does not tell, and where there is no such group yet.
        Optional<Set<AclOperation>> allowed = found.map(ConsumerGroupDescription::authorizedOperations)
                .filter(operations -> operations.contains(AclOperation.DESCRIBE));
        boolean joins = allowed.isPresent() ? allowed.get().contains(AclOperation.READ) : mayRemoveNobody(admin, left);
        if (!joins) {
            throw refused("join the group " + group, ALTER, null);
        }
        return found.map(seen -> "state: " + seen.groupState() + "; ").orElse("") + "the role may describe and join it";
    }

    private Optional<ConsumerGroupDescription> described(Admin admin, Duration left)
            throws TimeoutException, InterruptedException, ExecutionException {
        try {
            return Optional.of(Objects.requireNonNull(admin.describeConsumerGroups(
                                    List.of(group),
                                    new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                            .describedGroups()
                            .get(group))
                    .get(left.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupAuthorizationException) {
                throw refused("describe the group " + group, DESCRIBE + " and " + ALTER, e.getCause());
            }
            if (e.getCause() instanceof RetriableException) {
                throw e;
            }
            return Optional.empty(); // There is none yet, or it is one of another kind, such as Kafka Connect's.
        }
    }

    /**
     * Asks the coordinator to remove a member that cannot exist. It looks at the caller's right first, then finds no such member, and changes
     * nothing.
     */
    private boolean mayRemoveNobody(Admin admin, Duration left)
            throws TimeoutException, InterruptedException, ExecutionException {
        MemberToRemove nobody = new MemberToRemove("nxop-doctor-" + UUID.randomUUID());
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(Set.of(nobody)))
                    .memberResult(nobody)
                    .get(left.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupAuthorizationException) {
                return false;
            }
            if (e.getCause() instanceof UnknownMemberIdException) {
                return true;
            }
            throw e;
        }
    }

    private AccessException refused(String what, String actions, @Nullable Throwable cause) {
        return rights.unauthorized(what, actions + ", on " + rights.cluster().group(group), cause);
    }
}
