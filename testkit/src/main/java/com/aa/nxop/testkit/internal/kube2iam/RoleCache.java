package com.aa.nxop.testkit.internal.kube2iam;

import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.AssumeRoleInput;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import com.aa.nxop.testkit.internal.sts.Sessions;
import com.aa.nxop.testkit.internal.sts.StsRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions by role, kept for a quarter of an hour. By nothing but the role, as in kube2iam: external id and pod make no difference
 * to an answer that is there already. Thread-safe.
 */
final class RoleCache {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration SESSION = KEPT.multipliedBy(2);
    private static final Duration NODE_SESSION = Duration.ofHours(6);
    private static final Duration NODE_MARGIN = Duration.ofMinutes(5);

    private final NodeSettings node;
    private final RoleSessions sts;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Map<String, Answer> byRole = new HashMap<>();
    private @Nullable AccountSession own;

    RoleCache(NodeSettings node, RoleSessions sts, Sessions sessions, InstantSource clock) {
        this.node = node;
        this.sts = sts;
        this.sessions = sessions;
        this.clock = clock;
    }

    synchronized void clear() {
        byRole.clear();
        own = null;
    }

    /** The cached sessions have ended from now on, for STS too, and still stay in the cache. */
    synchronized void expire() {
        byRole.replaceAll((role, answer) -> answer.expiredAt(clock.instant()));
        byRole.values().forEach(answer -> sessions.add(answer.session()));
    }

    /** The node's own session, as its metadata service gives it. */
    synchronized Answer own() {
        Instant now = clock.instant();
        return new Answer(nodeSession(now), now, false);
    }

    synchronized Answer assume(String role, @Nullable String externalId) {
        Instant now = clock.instant();
        Answer cached = byRole.get(role);
        if (cached != null && cached.keptAt(now, KEPT)) {
            return cached;
        }
        try {
            AccountSession session = sts.assumeAs(
                    nodeSession(now),
                    new AssumeRoleInput(role, RoleSessionName.of(role), SESSION, Map.of(), Set.of(), externalId, null));
            Answer answer = new Answer(session, now, false);
            byRole.put(role, answer);
            return answer;
        } catch (StsRefusal e) {
            // As the SDK that kube2iam is built with puts it.
            throw new Refusal(
                    500,
                    "operation error STS: AssumeRole, https response error StatusCode: " + e.status() + ", RequestID: "
                            + UUID.randomUUID() + ", api error " + e.code() + ": " + e.text());
        }
    }

    private AccountSession nodeSession(Instant now) {
        AccountSession current = own;
        if (current == null || !now.isBefore(current.expiresAt().minus(NODE_MARGIN))) {
            current = sts.assumeAsService(
                    "ec2.amazonaws.com",
                    new AssumeRoleInput(
                            node.role(), "i-0a1b2c3d4e5f60718", NODE_SESSION, Map.of(), Set.of(), null, null));
            own = current;
        }
        return current;
    }
}
