package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The EKS Auth API behind the agent: from a pod's token to a role session, by way of an association. Thread-safe. */
public final class EksAuth {
    public static final String AUDIENCE = "pods.eks.amazonaws.com";

    private static final Duration ROLE_SESSION = Duration.ofHours(6);
    private static final Duration TARGET_SESSION = Duration.ofMinutes(59);
    private static final int SESSION_NAME_LIMIT = 64;

    private final Cluster cluster;
    private final TokenIssuer issuer;
    private final PodRoles roles;
    private final InstantSource clock;
    private final List<Association> associations = new CopyOnWriteArrayList<>();

    /** @param sessions where STS puts the sessions that it issues */
    public EksAuth(Cluster cluster, TokenIssuer issuer, RoleSessions sts, Sessions sessions, InstantSource clock) {
        this(cluster, issuer, new PodRolesOfSts(sts, sessions), clock);
    }

    EksAuth(Cluster cluster, TokenIssuer issuer, PodRoles roles, InstantSource clock) {
        this.cluster = cluster;
        this.issuer = issuer;
        this.roles = roles;
        this.clock = clock;
    }

    /** Adds the association; one for the same service account is replaced. */
    public synchronized void associate(Association association) {
        dissociate(association.namespace(), association.serviceAccount());
        associations.add(association);
    }

    public synchronized void dissociate(String namespace, String serviceAccount) {
        associations.removeIf(known ->
                known.namespace().equals(namespace) && known.serviceAccount().equals(serviceAccount));
    }

    SandboxSts.Session assumeRoleForPodIdentity(PodToken token) {
        Pod pod = verified(token);
        Association association = associations.stream()
                .filter(known -> known.covers(pod))
                .findFirst()
                .orElseThrow(() -> new EksAuthRefusal(
                        404, "ResourceNotFoundException", "The specified resource could not be found."));
        try {
            return assume(association, pod);
        } catch (RoleRefusal e) {
            throw translated(e);
        }
    }

    private Pod verified(PodToken token) {
        if (!token.signedByOneOf(issuer.keys()) || !token.from(issuer.issuer(), AUDIENCE)) {
            throw invalidToken();
        }
        if (token.expiredAt(clock.instant())) {
            throw new EksAuthRefusal(
                    400, "ExpiredTokenException", "The specified Kubernetes service account token is expired.");
        }
        try {
            return token.pod();
        } catch (ParseException e) {
            throw invalidToken();
        }
    }

    private static EksAuthRefusal invalidToken() {
        return new EksAuthRefusal(
                400, "InvalidTokenException", "The specified Kubernetes service account token is invalid.");
    }

    private SandboxSts.Session assume(Association association, Pod pod) {
        Map<String, String> tags = association.sessionTags() ? tags(pod) : Map.of();
        String name = sessionName(pod);
        String target = association.targetRoleArn();
        // What narrows the session is for the one that the pod gets.
        String narrowed = target == null ? association.policy() : null;
        SandboxSts.Session first = roles.assume(
                AUDIENCE, new PodRoleRequest(association.roleArn(), name, ROLE_SESSION, tags, null, narrowed));
        if (target == null) {
            return first;
        }
        return roles.assume(
                first,
                new PodRoleRequest(target, name, TARGET_SESSION, Map.of(), externalId(pod), association.policy()));
    }

    private Map<String, String> tags(Pod pod) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("eks-cluster-arn", cluster.arn());
        tags.put("eks-cluster-name", cluster.name());
        tags.put("kubernetes-namespace", pod.namespace());
        tags.put("kubernetes-service-account", pod.serviceAccount());
        tags.put("kubernetes-pod-name", pod.name());
        tags.put("kubernetes-pod-uid", pod.uid());
        return tags;
    }

    /** Random on purpose: on AWS it differs with every issue, which is what breaks MSK's re-authentication. */
    private String sessionName(Pod pod) {
        String name = "eks-" + cluster.name() + "-" + pod.name() + "-" + UUID.randomUUID();
        return name.substring(0, Math.min(SESSION_NAME_LIMIT, name.length()));
    }

    /** Sent with tags and without, so that a target role can tell service accounts apart either way. */
    private String externalId(Pod pod) {
        return String.join(
                "/", cluster.region(), cluster.accountId(), cluster.name(), pod.namespace(), pod.serviceAccount());
    }

    private static EksAuthRefusal translated(RoleRefusal refusal) {
        return switch (refusal.code()) {
            case "AccessDenied" ->
                new EksAuthRefusal(
                        400,
                        "AccessDeniedException",
                        "Unauthorized Exception! EKS does not have permissions to assume the associated role.");
            case "Throttling" -> new EksAuthRefusal(429, "ThrottlingException", refusal.text());
            default -> new EksAuthRefusal(400, "InvalidRequestException", refusal.text());
        };
    }
}
