package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;

final class SessionArnProbe implements Probe {
    @Override
    public String belief() {
        return "A session's ARN is assumed-role, the role's name without its path, and the session name.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        StsAnswer answer = world.assume(world.tagged(), StackRole.TARGET);
        String role = world.arn(StackRole.TARGET);
        String name = role.substring(role.lastIndexOf('/') + 1);
        String account = role.split(":", 6)[4];
        return Outcome.of(
                answer.element("Arn")
                        .matches("arn:[a-z-]+:sts::" + account + ":assumed-role/" + name + "/" + ProbedWorld.SESSION),
                answer.seen());
    }
}
