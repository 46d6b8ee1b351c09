package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.SessionStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reads the session's status, and calls nobody. */
final class SessionHealthIndicator implements HealthIndicator {
    private final NxopAccess nxop;

    SessionHealthIndicator(NxopAccess nxop) {
        this.nxop = nxop;
    }

    @Override
    public Health health() {
        SessionStatus status = nxop.status();
        Health.Builder health = (status.usable() ? Health.up() : Health.down())
                .withDetail("role", nxop.config().role().arn())
                .withDetail("session", status.state().name())
                .withDetail("failures", status.failures());
        status.expiresAt().ifPresent(end -> health.withDetail("expiresAt", end.toString()));
        status.finding().ifPresent(id -> health.withDetail("finding", id));
        return health.build();
    }
}
