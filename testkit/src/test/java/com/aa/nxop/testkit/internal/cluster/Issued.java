package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.SandboxSts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An STS that says yes unless told otherwise, and writes down what it was asked. */
final class Issued implements PodRoles {
    record Asked(String caller, PodRoleRequest request) {}

    final List<Asked> asked = new ArrayList<>();

    @Nullable
    RoleRefusal refusal;

    private final InstantSource clock;

    Issued(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public SandboxSts.Session assume(String servicePrincipal, PodRoleRequest request) {
        return issue(servicePrincipal, request);
    }

    @Override
    public SandboxSts.Session assume(SandboxSts.Session caller, PodRoleRequest request) {
        return issue(caller.arn(), request);
    }

    private SandboxSts.Session issue(String caller, PodRoleRequest request) {
        if (refusal != null) {
            throw refusal;
        }
        asked.add(new Asked(caller, request));
        String n = Integer.toString(asked.size());
        String[] role = request.roleArn().split(":", 6);
        return new SandboxSts.Session(
                "ASIA" + n,
                "secret" + n,
                "token" + n,
                "arn:aws:sts::" + role[4] + ":assumed-" + role[5] + "/" + request.sessionName(),
                request.roleArn(),
                request.sessionName(),
                request.tags(),
                request.tags().keySet(),
                clock.instant().plus(request.duration()),
                null);
    }
}
