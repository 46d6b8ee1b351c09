package com.aa.nxop.testkit.internal.vault;

import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.AssumeRoleInput;
import com.aa.nxop.testkit.internal.sts.RoleSessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Vault's {@code aws/sts/<role>}: each read assumes the role once more, as Vault's own role. Thread-safe. */
final class VaultLease {
    /** Vault's default. */
    private static final Duration TTL = Duration.ofHours(1);

    private static final Duration OWN_SESSION = Duration.ofHours(6);
    private static final int NAME_LIMIT = 32;

    private final VaultRoles roles;
    private final RoleSessions sts;
    private final InstantSource clock;

    VaultLease(VaultRoles roles, RoleSessions sts, InstantSource clock) {
        this.roles = roles;
        this.sts = sts;
        this.clock = clock;
    }

    /** @throws com.aa.nxop.testkit.internal.sts.StsRefusal if the role does not trust Vault's */
    AccountSession read() {
        AccountSession own = sts.assumeAsService("ec2.amazonaws.com", input(roles.own(), "vault-server", OWN_SESSION));
        return sts.assumeAs(own, input(roles.served(), sessionName(), TTL));
    }

    private static AssumeRoleInput input(String role, String sessionName, Duration duration) {
        return new AssumeRoleInput(role, sessionName, duration, Map.of(), Set.of(), null, null);
    }

    /** Another one each time, as Vault's default template makes it. */
    private String sessionName() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return ("vault-" + clock.instant().getEpochSecond() + "-" + random).substring(0, NAME_LIMIT);
    }
}
