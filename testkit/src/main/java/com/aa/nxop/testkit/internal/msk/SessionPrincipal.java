package com.aa.nxop.testkit.internal.msk;

import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * The holder of a role session, as MSK calls it. Two are equal if type and name are: a session with other keys but the same ARN
 * is the same principal, which is what re-authentication goes by.
 */
final class SessionPrincipal extends KafkaPrincipal {
    private final MskSession session;

    SessionPrincipal(MskSession session) {
        super("IAM", session.arn());
        this.session = session;
    }

    MskSession session() {
        return session;
    }
}
