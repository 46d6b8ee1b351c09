package com.aa.nxop.testkit.internal.cluster;

import com.aa.nxop.testkit.internal.account.AccountSession;
import com.aa.nxop.testkit.internal.account.Role;
import com.aa.nxop.testkit.internal.sts.AssumeRoleInput;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import com.aa.nxop.testkit.internal.sts.StsRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An STS that says yes unless told otherwise, and writes down what it was asked. */
final class Issued implements RoleSessions {
    record Asked(String caller, AssumeRoleInput input) {}

    final List<Asked> asked = new ArrayList<>();

    @Nullable
    StsRefusal refusal;

    private final InstantSource clock;

    Issued(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public AccountSession assumeAsService(String servicePrincipal, AssumeRoleInput input) {
        return issue(servicePrincipal, input);
    }

    @Override
    public AccountSession assumeAs(AccountSession caller, AssumeRoleInput input) {
        return issue(caller.arn(), input);
    }

    private AccountSession issue(String caller, AssumeRoleInput input) {
        if (refusal != null) {
            throw refusal;
        }
        asked.add(new Asked(caller, input));
        Duration duration = input.duration() == null ? Duration.ofHours(1) : input.duration();
        String n = Integer.toString(asked.size());
        return new AccountSession(
                "ASIA" + n,
                "secret" + n,
                "token" + n,
                Role.of(input.roleArn(), "{}", "{}"),
                input.sessionName(),
                input.tags(),
                input.transitiveKeys(),
                clock.instant().plus(duration));
    }
}
