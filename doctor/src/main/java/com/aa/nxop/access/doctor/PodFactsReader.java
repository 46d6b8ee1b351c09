package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.doctor.trustpolicy.CallFacts;
import com.aa.nxop.access.doctor.trustpolicy.PodFacts;
import com.aa.nxop.access.internal.assume.AssumeRoleParameters;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings.WebIdentity;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.text.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers what a trust policy can ask about this pod. */
record PodFactsReader(AccessSettings config, RoleAssumer assumer, Workload workload, SourceSession from) {
    private static final Pattern SESSION =
            Pattern.compile("arn:(?<partition>[^:]+):sts::(?<account>\\d{12}):assumed-role/(?<role>.+)/[^/]+");

    /** Nothing, if what AssumeRole would send is not known. */
    Optional<PodFacts> read() {
        AssumeRoleParameters sending;
        try {
            sending = assumer.sending(from);
        } catch (AccessException e) {
            return Optional.empty(); // Assuming the role has said it already.
        }
        Map<String, String> tags = new LinkedHashMap<>(sending.tags().inherited());
        tags.putAll(sending.tags().passed());
        return Optional.of(new PodFacts(
                from.accountId().orElse(""),
                sourceRole(),
                workload.namespace().orElse(""),
                workload.serviceAccount().orElse(""),
                workload.clusterArn().orElse(""),
                Map.copyOf(tags),
                sending.externalId().value(),
                !sending.tags().inherited().isEmpty(),
                config.role().partition(),
                new CallFacts(
                        from.sessionArn().orElse(""),
                        sending.sessionName(),
                        config.stsRegion().id(),
                        config.role().arn(),
                        sending.sourceIdentity().orElse(""))));
    }

    /** A session's ARN leaves out the role's path; IRSA's own setting has it. */
    private String sourceRole() {
        return switch (config.source().kind()) {
            case WEB_IDENTITY -> ((WebIdentity) config.source()).role().arn();
            case POD_IDENTITY, KUBE2IAM, VAULT_FILE, AWS_DEFAULT -> roleOfSession();
        };
    }

    private String roleOfSession() {
        Matcher session = SESSION.matcher(from.sessionArn().orElse(""));
        return session.matches()
                ? "arn:" + session.group("partition") + ":iam::" + session.group("account") + ":role/"
                        + session.group("role")
                : from.sessionArn().orElse("");
    }
}
