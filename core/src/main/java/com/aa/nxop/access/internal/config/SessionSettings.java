package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.internal.text.SourceIdentityTemplate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the session in the NXOP account is to look like.
 *
 * @param name fixed session name; derived from the pod where absent
 * @param tags the user's extra tags, within STS's limits
 * @param duration 15 minutes to one hour: a session that comes out of a chain of roles lives no longer
 * @param externalId not a secret by AWS's definition, yet kept out of {@link #toString}; {@code eks} stands for EKS's own form of it
 * @param policy session policy as JSON
 * @param sourceIdentity AWS's name for the person or pod behind the session, which CloudTrail records
 */
public record SessionSettings(
        Optional<String> name,
        Map<String, String> tags,
        SessionTagMode tagMode,
        Duration duration,
        Optional<String> externalId,
        Optional<String> policy,
        Optional<SourceIdentityTemplate> sourceIdentity) {
    /** In place of an external id: derive EKS's own form of it. */
    private static final String EKS = "eks";

    /** Whether the external id is to be derived from cluster, namespace and service account, as EKS does. */
    public boolean derivesExternalId() {
        return externalId.filter(EKS::equalsIgnoreCase).isPresent();
    }

    /** For a remedy that says what the role's policy must allow: what narrows the role; empty if nothing does. */
    public String narrowed() {
        return policy.isPresent() ? " The session policy in NXOP_SESSION_POLICY_FILE must allow it, too." : "";
    }

    @Override
    public String toString() {
        return "name " + name.orElse("derived") + ", tags " + tags + " " + tagMode + ", " + duration + ", external id "
                + (externalId.isPresent() ? "set" : "none") + ", session policy "
                + (policy.isPresent() ? "set" : "none")
                + sourceIdentity
                        .map(template -> ", source identity " + template.text())
                        .orElse("");
    }
}
