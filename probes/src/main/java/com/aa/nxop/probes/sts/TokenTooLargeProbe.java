package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import java.util.ArrayList;
import java.util.List;

final class TokenTooLargeProbe extends AnswerProbe {
    TokenTooLargeProbe() {
        super(
                "STS refuses tags that make the session token larger than 4,096 bytes.",
                ExpectedAnswer.refusedLike(
                        400, "PackedPolicyTooLarge(Exception)?", ".*consumes \\d+% of allotted space.*"));
    }

    @Override
    StsAnswer attempt(ProbedWorld world) {
        return world.assume(world.tagged(), StackRole.TARGET, tags());
    }

    private static String[] tags() {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            fields.addAll(
                    List.of("Tags.member." + i + ".Key", "probe-" + i, "Tags.member." + i + ".Value", "x".repeat(250)));
        }
        return fields.toArray(String[]::new);
    }
}
