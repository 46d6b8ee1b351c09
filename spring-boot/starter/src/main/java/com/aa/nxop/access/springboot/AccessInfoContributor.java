package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.SessionStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Role, source and session, without secrets. */
record AccessInfoContributor(NxopAccess nxop) implements InfoContributor {
    @Override
    public void contribute(Info.Builder builder) {
        SessionStatus status = nxop.status();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("role", nxop.config().role().arn());
        details.put("region", nxop.region().id());
        details.put("source", nxop.config().source().id());
        details.put("session", status.state().name());
        status.expiresAt().ifPresent(end -> details.put("expiresAt", end.toString()));
        builder.withDetail("nxop", details);
    }
}
