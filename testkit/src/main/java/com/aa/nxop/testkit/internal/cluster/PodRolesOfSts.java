package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.AssumeRoleInput;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import com.aa.nxop.testkit.internal.sts.Sessions;
import com.aa.nxop.testkit.internal.sts.StsRefusal;
import java.util.function.Supplier;

/** The sandbox's STS, asked without the wire. */
record PodRolesOfSts(RoleSessions sts, Sessions sessions) implements PodRoles {
    @Override
    public SandboxSts.Session assume(String servicePrincipal, PodRoleRequest request) {
        return issued(() -> sts.assumeAsService(servicePrincipal, input(request)));
    }

    @Override
    public SandboxSts.Session assume(SandboxSts.Session caller, PodRoleRequest request) {
        return issued(() -> sts.assumeAs(sessions.find(caller.accessKeyId()).orElseThrow(), input(request)));
    }

    private static SandboxSts.Session issued(Supplier<AccountSession> call) {
        try {
            return call.get().issued();
        } catch (StsRefusal e) {
            throw new RoleRefusal(e.code(), e.text());
        }
    }

    private static AssumeRoleInput input(PodRoleRequest request) {
        return new AssumeRoleInput(
                request.roleArn(),
                request.sessionName(),
                request.duration(),
                request.tags(),
                request.tags().keySet(),
                request.externalId(),
                request.policy());
    }
}
