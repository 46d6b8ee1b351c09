package com.aa.nxop.testkit.iam;

import com.aa.nxop.testkit.account.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The condition keys that follow from who calls and when. */
public final class SessionKeys {
    private SessionKeys() {}

    /** {@code aws:username} and {@code aws:MultiFactorAuthAge} are absent: no role session has them. */
    public static ContextKeys of(Session session) {
        return ContextKeys.NONE
                .withTags("aws:PrincipalTag/", session.role().tags())
                .withTags("aws:PrincipalTag/", session.tags())
                .with("aws:PrincipalArn", session.role().arn())
                .with("aws:PrincipalAccount", session.role().accountId())
                .with("aws:PrincipalType", "AssumedRole")
                .with("aws:userid", session.userId())
                .with("aws:MultiFactorAuthPresent", "false")
                // The sandbox speaks plain HTTP on loopback, but stands for endpoints that are all TLS.
                .with("aws:SecureTransport", "true");
    }

    public static ContextKeys at(Instant now) {
        Instant seconds = now.truncatedTo(ChronoUnit.SECONDS);
        return ContextKeys.NONE
                .with("aws:CurrentTime", seconds.toString())
                .with("aws:EpochTime", Long.toString(seconds.getEpochSecond()));
    }
}
