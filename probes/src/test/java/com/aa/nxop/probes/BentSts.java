package com.aa.nxop.probes;

import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsAnswer;
import com.aa.nxop.probes.world.StsCall;
import com.aa.nxop.probes.world.StsEndpoint;
import java.util.function.UnaryOperator;

/** STS of a world that is broken on purpose: it answers otherwise than the real one, but for what a probe needs before it asks. */
record BentSts(StsEndpoint straight, UnaryOperator<StsAnswer> bend) implements StsEndpoint {
    @Override
    public StsAnswer call(StsCall call) {
        StsAnswer answer = straight.call(call);
        boolean prepares = SandboxWorld.arn(StackRole.SOURCE).equals(call.form().get("RoleArn"));
        return prepares ? answer : bend.apply(answer);
    }

    static StsAnswer granted() {
        return new StsAnswer(
                200,
                "<AssumeRoleResponse><Arn>arn:aws:sts::" + SandboxWorld.ACCOUNT
                        + ":assumed-role/anything/else</Arn></AssumeRoleResponse>");
    }

    static StsAnswer refused(String code, String message) {
        return new StsAnswer(400, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }

    /** The answer with another text in an element. */
    static UnaryOperator<StsAnswer> saying(String element, String text) {
        return answer -> new StsAnswer(
                answer.status(),
                answer.body()
                        .replaceAll(
                                "<" + element + ">[^<]*</" + element + ">",
                                "<" + element + ">" + text + "</" + element + ">"));
    }
}
