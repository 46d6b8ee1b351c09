package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class TargetRoleSessionProbe implements Probe {
    @Override
    public String belief() {
        return "A session that EKS gives for a target role has a name that begins with eks- and ends in a random id.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        StsAnswer answer = ServedSession.of(world);
        String role = world.arn(StackRole.SERVED);
        String name = role.substring(role.lastIndexOf('/') + 1);
        return Outcome.of(
                answer.element("Arn").matches(".*:assumed-role/" + name + "/eks-.+-[0-9a-f-]{8,}"), answer.seen());
    }
}
