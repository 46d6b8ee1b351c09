package com.aa.nxop.probes.sts;

import com.aa.nxop.access.internal.io.PolicyRefusal;
import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.Probe;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import java.util.List;

/** What the SDK tells its users hangs on it: it reads action, resource and deciding policy out of these texts. */
final class RefusalClausesProbe implements Probe {
    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    @Override
    public String belief() {
        return "Each refusal for lack of a right names the action and the role, and the deciding policy in words that the SDK can read.";
    }

    @Override
    public Outcome ask(ProbedWorld world) {
        List<StsAnswer> refusals = List.of(
                world.assume(world.tagged(), StackRole.CLOSED),
                world.assume(world.tagged(), StackRole.NO_TAGGING),
                world.assume(world.source(world.tags(), "Policy", NOTHING), StackRole.TARGET));
        boolean read = refusals.stream()
                .allMatch(answer -> answer.code().equals("AccessDenied")
                        && PolicyRefusal.in(answer.message())
                                .filter(refusal -> refusal.resource().contains(":role/")
                                        && (refusal.policy().isPresent()
                                                || !answer.message().contains(" because ")))
                                .isPresent());
        return Outcome.of(
                read, String.join(" | ", refusals.stream().map(StsAnswer::seen).toList()));
    }
}
