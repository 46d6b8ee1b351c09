package com.aa.nxop.testkit.internal.sts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is behind a chain of sessions: said once, and then the same in all of them. */
final class SourceIdentity {
    private SourceIdentity() {}

    /**
     * That of the session to be issued: asked for, or inherited.
     *
     * @throws StsRefusal if the calling session has another one
     */
    static Optional<String> check(RoleRequest request, @Nullable AccountSession caller) {
        String asked = request.sourceIdentity();
        String inherited = caller == null ? null : caller.sourceIdentity();
        if (asked != null && inherited != null && !asked.equals(inherited)) {
            throw new StsRefusal(
                    400, "ValidationError", "The source identity is already set for this assume role session");
        }
        return Optional.ofNullable(inherited == null ? asked : inherited);
    }
}
