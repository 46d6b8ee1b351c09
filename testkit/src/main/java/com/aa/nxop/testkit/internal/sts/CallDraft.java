package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.SandboxSts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The record of a call while it is being answered: it must be complete however the answer ends. Used by one thread. */
final class CallDraft {
    private final Instant at;
    private final String action;
    private final Map<String, String> parameters;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Set<String> transitiveKeys = new LinkedHashSet<>();
    private Map<String, String> inherited = Map.of();
    private @Nullable String caller;
    private @Nullable String sessionArn;
    private @Nullable String errorCode;

    CallDraft(Instant at, String action, Map<String, String> parameters) {
        this.at = at;
        this.action = action;
        this.parameters = parameters;
    }

    static CallDraft of(Instant at, AssumeRoleInput input) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("RoleArn", input.roleArn());
        parameters.put("RoleSessionName", input.sessionName());
        if (input.duration() != null) {
            parameters.put("DurationSeconds", Long.toString(input.duration().toSeconds()));
        }
        if (input.externalId() != null) {
            parameters.put("ExternalId", input.externalId());
        }
        if (input.policy() != null) {
            parameters.put("Policy", input.policy());
        }
        return new CallDraft(at, "AssumeRole", parameters);
    }

    void by(Actor actor) {
        caller = actor.name();
        inherited = CallTags.inheritedFrom(actor.session());
    }

    void asks(RoleRequest request) {
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        transitiveKeys.addAll(request.transitiveKeys());
    }

    void issued(AccountSession session) {
        sessionArn = session.arn();
    }

    void failed(String code) {
        errorCode = code;
    }

    SandboxSts.Call finished() {
        return new SandboxSts.Call(
                at, action, caller, parameters, tags, transitiveKeys, inherited, sessionArn, errorCode);
    }
}
