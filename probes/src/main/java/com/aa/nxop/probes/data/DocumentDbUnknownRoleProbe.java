package com.aa.nxop.probes.data;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class DocumentDbUnknownRoleProbe implements Probe {
    @Override
    public String belief() {
        return "DocumentDB refuses a session with error 18 if its role is not a user, and does not say why.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        AwsSessionCredentials other =
                ProbedWorld.session(world.assume(world.tagged(), StackRole.BOTH_READINGS), "another role");
        String said = MongoLogin.to(world).refusal(other);
        return Outcome.of(said.startsWith("18 "), said.isEmpty() ? "let in" : said);
    }
}
