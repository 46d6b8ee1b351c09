package com.aa.nxop.probes.data;

import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Sessions of the target role for logins. */
final class TargetSession {
    private TargetSession() {}

    static AwsSessionCredentials of(ProbedWorld world, String... fields) {
        return ProbedWorld.session(world.assume(world.tagged(), StackRole.TARGET, fields), "the target role");
    }
}
