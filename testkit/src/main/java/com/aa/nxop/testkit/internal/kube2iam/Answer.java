package com.aa.nxop.testkit.internal.kube2iam;

import com.aa.nxop.testkit.internal.sts.AccountSession;
import java.time.Duration;
import java.time.Instant;

/**
 * What kube2iam keeps of one AssumeRole.
 *
 * @param stuck kept for ever, against all rules
 */
record Answer(AccountSession session, Instant issuedAt, boolean stuck) {
    private static final Duration OVER_SINCE = Duration.ofMinutes(1);

    /** Whether it is served once more to any caller. */
    boolean keptAt(Instant now, Duration time) {
        return stuck || now.isBefore(issuedAt.plus(time));
    }

    /** The same, but it ended a minute ago and nobody noticed. */
    Answer expiredAt(Instant now) {
        Instant end = now.minus(OVER_SINCE);
        AccountSession expired = new AccountSession(
                session.accessKeyId(),
                session.secretAccessKey(),
                session.sessionToken(),
                session.role(),
                session.sessionName(),
                session.tags(),
                session.transitiveKeys(),
                end,
                session.policy());
        return new Answer(expired, end.minus(Duration.between(issuedAt, session.expiresAt())), true);
    }
}
