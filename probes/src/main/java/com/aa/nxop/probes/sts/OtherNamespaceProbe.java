package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import java.util.LinkedHashMap;
import java.util.Map;

final class OtherNamespaceProbe extends AnswerProbe {
    OtherNamespaceProbe() {
        super(
                "A condition on the namespace keeps a pod of another namespace out.",
                ExpectedAnswer.refusedLike(
                        403,
                        "AccessDenied",
                        ".*not authorized to perform: sts:(AssumeRole|TagSession) on resource: .*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.source(neighbour(world)), StackRole.TARGET);
    }

    private static Map<String, String> neighbour(ProbedWorld world) {
        Map<String, String> tags = new LinkedHashMap<>(world.tags());
        tags.put("kubernetes-namespace", "nxop-probe-neighbour");
        return tags;
    }
}
