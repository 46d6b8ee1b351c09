package com.aa.nxop.testkit.internal.kube2iam;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kube2iam knows of the one pod and its namespace. Thread-safe. */
final class PodRecord {
    static final String IP = "10.0.47.113";

    private final NodeSettings node;
    private final InstantSource clock;
    private final StartUpRace race = new StartUpRace();
    private @Nullable String role;
    private @Nullable String externalId;
    private @Nullable AllowedRoles allowed;

    PodRecord(NodeSettings node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    synchronized void annotate(@Nullable String roleNameOrArn) {
        role = roleNameOrArn;
    }

    synchronized void externalId(@Nullable String value) {
        externalId = value;
    }

    synchronized @Nullable String externalId() {
        return externalId;
    }

    /** Null for an installation without namespace restrictions. */
    synchronized void allow(@Nullable List<String> roles) {
        allowed = roles == null ? null : new AllowedRoles(List.copyOf(roles));
    }

    synchronized void unknownFor(Duration time) {
        race.until(clock.instant().plus(time));
    }

    synchronized void unknownFor(int requests) {
        race.forRequests(requests);
    }

    /** The ARN of the role that the pod may have. */
    synchronized String role() {
        if (race.isOn(clock.instant())) {
            // Spelled as kube2iam spells it.
            throw new Refusal(404, "pod with specificed IP \"" + IP + "\" not found");
        }
        if (role == null) {
            throw new Refusal(404, "unable to find role for IP " + IP);
        }
        String arn = node.fullArn(role);
        if (allowed != null && !allowed.contain(arn, node)) {
            throw new Refusal(
                    404,
                    "role requested " + arn + " not valid for namespace of pod at " + IP + " with namespace "
                            + node.namespace());
        }
        return arn;
    }
}
