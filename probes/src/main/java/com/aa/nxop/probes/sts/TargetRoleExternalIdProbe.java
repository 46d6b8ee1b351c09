package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

/** The role trusts that external id alone: a session of it proves that EKS sent it. */
final class TargetRoleExternalIdProbe implements Probe {
    @Override
    public String belief() {
        return "EKS assumes a target role with the external id region/account/cluster/namespace/service-account, where the association disables session tags.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        StsAnswer answer = ServedSession.of(world);
        String role = world.arn(StackRole.SERVED);
        return Outcome.of(
                answer.element("Arn").contains("/" + role.substring(role.lastIndexOf('/') + 1) + "/"), answer.seen());
    }
}
