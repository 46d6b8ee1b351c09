package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.PolicyRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a failure of a hop most likely comes from, the likeliest first. */
final class LikelyCauses {
    private static final Set<Finding> REFUSALS =
            Set.of(CoreFinding.ASSUME_ROLE_REFUSED, CoreFinding.TAG_SESSION_REFUSED, CoreFinding.SELF_ASSUME_REFUSED);

    private static final Set<String> USUAL = Set.of("sts:AssumeRole", "sts:TagSession");

    private LikelyCauses() {}

    /** Whether the trust policy of the role is under suspicion: STS has not named another policy. */
    static boolean isRefusal(AccessException e) {
        return REFUSALS.contains(e.finding()) && namedPolicy(e).isEmpty();
    }

    /** The policy that STS names, where it is not the trust policy. */
    private static Optional<PolicyRefusal> namedPolicy(AccessException e) {
        return PolicyRefusal.in(e.what()).filter(PolicyRefusal::excusesResource);
    }

    static String ofSourceIdentity(AccessException e) {
        if (e.finding() == CoreFinding.SOURCE_ACCOUNT) {
            return "The pod runs in another account than its settings say: the NXOP role would not trust it.";
        }
        if (e.finding() == CoreFinding.SOURCE_NODE_ROLE || e.finding() == CoreFinding.SOURCE_ROLE) {
            return "These are not the credentials that the pod should have, so the SDK does not use them.";
        }
        return e.finding() == CoreFinding.STS_REJECTED
                ? "The SDK does not use credentials of this source until STS says whose they are."
                : "STS did not say whose the pod's credentials are. AssumeRole uses the same endpoint.";
    }

    static String ofTargetIdentity(AccessException e) {
        return e.finding() == CoreFinding.TARGET_IDENTITY
                ? "The session belongs to another role than the configuration names."
                : "STS gave the session, but did not say whose it is.";
    }

    static String ofAssumeRole(AccessException e, AccessSettings config) {
        if (REFUSALS.contains(e.finding()) && namedPolicy(e).isPresent()) {
            return "The pod's own credentials are good. STS names the policy that refused, and it is not the trust policy of the NXOP"
                    + " role.";
        }
        if (!isRefusal(e)) {
            return "The pod's own credentials are good. The SDK did not get a session of the NXOP role.";
        }
        List<String> causes = new ArrayList<>();
        boolean tagSession = e.finding() == CoreFinding.TAG_SESSION_REFUSED;
        Optional<PolicyRefusal> said = PolicyRefusal.in(e.what());
        Optional<String> another = anotherAction(e);
        String ownRole = "the policy of the pod's own role does not allow "
                + another.orElseGet(() -> action(tagSession)) + " on the NXOP role";
        // Of the other side STS may say nothing.
        boolean saidBySts = e.what().contains("no identity-based policy allows");
        if (saidBySts) {
            causes.add(ownRole);
        }
        if (said.filter(PolicyRefusal::explicitDeny).isPresent()) {
            causes.add("a Deny statement of the trust policy matches this pod");
        }
        another.ifPresent(action -> causes.add("the trust policy does not allow " + action + ", which STS names"));
        if (tagSession) {
            causes.add("the trust policy of the NXOP role allows sts:AssumeRole, but not sts:TagSession");
        }
        causes.add("a condition of the trust policy does not fit this pod: namespace, service account or cluster");
        if (!tagSession) {
            causes.add("the trust policy does not allow sts:TagSession");
        }
        causes.add(
                config.session().externalId().isPresent()
                        ? "the trust policy asks for another external id, or for none on sts:TagSession"
                        : "the trust policy asks for an external id, and none is set (NXOP_EXTERNAL_ID)");
        if (!saidBySts) {
            causes.add(ownRole);
        }
        causes.add("there is no role " + config.role());
        StringBuilder text = new StringBuilder(
                "The pod's own credentials are good, but STS refuses the NXOP role. Likely causes, the likeliest first:");
        for (int i = 0; i < causes.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(causes.get(i));
        }
        return text.toString();
    }

    /** What STS names beside the two actions that each trust policy must allow. */
    static Optional<String> anotherAction(AccessException e) {
        return PolicyRefusal.in(e.what()).map(PolicyRefusal::action).filter(action -> !USUAL.contains(action));
    }

    private static String action(boolean tagSession) {
        return tagSession ? "sts:TagSession" : "sts:AssumeRole and sts:TagSession";
    }
}
