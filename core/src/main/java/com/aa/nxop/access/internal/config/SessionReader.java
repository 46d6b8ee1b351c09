package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SessionTagMode;
import com.aa.nxop.access.internal.text.DurationSyntax;
import com.aa.nxop.access.internal.text.PodTagKeys;
import com.aa.nxop.access.internal.text.SessionPolicyText;
import com.aa.nxop.access.internal.text.SessionTagSyntax;
import com.aa.nxop.access.internal.text.SourceIdentityTemplate;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what the session in the NXOP account is to look like. Limits are STS's (API reference, AssumeRole). */
record SessionReader(ConfigInput input) {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    /** Not the twelve hours that STS knows: a session from role chaining lasts one hour at most. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");

    SessionSettings read() {
        return new SessionSettings(
                name(),
                input.find(Setting.SESSION_TAGS).map(this::tags).orElse(Map.of()),
                input.oneOf(
                                Setting.SESSION_TAG_MODE,
                                List.of(SessionTagMode.values()),
                                mode -> mode.name().toLowerCase(Locale.ROOT))
                        .orElse(SessionTagMode.AUTO),
                duration(),
                externalId(),
                policy(),
                input.find(Setting.SOURCE_IDENTITY).map(this::sourceIdentity));
    }

    private SourceIdentityTemplate sourceIdentity(ConfiguredValue found) {
        SourceIdentityTemplate template = SourceIdentityTemplate.of(found.value());
        template.problem().ifPresent(problem -> input.problem(CoreFinding.CONFIG_SOURCE_IDENTITY, found, problem));
        return template;
    }

    private Optional<String> policy() {
        return input.file(Setting.SESSION_POLICY_FILE, CoreFinding.CONFIG_SESSION_POLICY)
                .map(SessionPolicyText::read)
                .map(policy -> {
                    policy.problem()
                            .ifPresent(problem -> input.problem(
                                    CoreFinding.CONFIG_SESSION_POLICY,
                                    input.find(Setting.SESSION_POLICY_FILE).orElseThrow(),
                                    problem));
                    return policy.text();
                });
    }

    private Map<String, String> tags(ConfiguredValue found) {
        return SessionTagSyntax.parse(
                found.value(),
                key -> Optional.of(
                                "has a key that identifies the pod, and only the SDK or EKS sets such keys. If the token does"
                                        + " not contain the value, set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME,"
                                        + " NXOP_POD_UID or NXOP_CLUSTER_ARN")
                        .filter(ofThePod -> PodTagKeys.ALL.contains(key.toLowerCase(Locale.ROOT))),
                problem -> input.problem(CoreFinding.CONFIG_SESSION_TAGS, found.name() + problem));
    }

    private Optional<String> name() {
        return input.checked(
                Setting.SESSION_NAME,
                NAME.asMatchPredicate(),
                CoreFinding.CONFIG_SESSION_NAME,
                "it must have 2 to 64 characters out of A-Z a-z 0-9 _ + = , . @ -. Correct it, or leave it out: then the SDK"
                        + " derives it from the pod.");
    }

    private Duration duration() {
        Optional<ConfiguredValue> found = input.find(Setting.SESSION_DURATION);
        if (found.isEmpty()) {
            return LONGEST;
        }
        Optional<Duration> duration = DurationSyntax.parse(found.get().value());
        if (duration.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_DURATION,
                    found.get(),
                    "it must be a duration from PT15M to PT1H, or seconds from 900 to 3600. Write for example PT30M.");
        } else if (duration.get().compareTo(LONGEST) > 0) {
            input.problem(
                    CoreFinding.CONFIG_DURATION,
                    found.get(),
                    "a session from role chaining lasts one hour at most. Write PT1H, or leave it out.");
        } else if (duration.get().compareTo(SHORTEST) < 0) {
            input.problem(
                    CoreFinding.CONFIG_DURATION,
                    found.get(),
                    "STS gives no session shorter than 15 minutes. Write PT15M or more.");
        }
        return duration.orElse(LONGEST);
    }

    private Optional<String> externalId() {
        Optional<ConfiguredValue> found = input.find(Setting.EXTERNAL_ID);
        if (found.isPresent() && !EXTERNAL_ID.matcher(found.get().value()).matches()) {
            input.problem(
                    CoreFinding.CONFIG_EXTERNAL_ID,
                    found.get().name() + " (" + found.get().value().length()
                            + " characters) cannot be an external id: it must"
                            + " have 2 to 1224 characters out of A-Z a-z 0-9 _ + = , . @ : / -. Copy it from the role's trust"
                            + " policy.");
        }
        if (found.filter(value -> value.value().equalsIgnoreCase("eks")).isPresent()
                && !input.isSet(Setting.CLUSTER_ARN)) {
            input.problem(
                    CoreFinding.CONFIG_MISSING,
                    "NXOP_CLUSTER_ARN is not set, and " + found.get().name()
                            + "=eks derives the external id from it: region/account/cluster/namespace/service-account. Write for"
                            + " example NXOP_CLUSTER_ARN=arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod.");
        }
        return found.map(ConfiguredValue::value);
    }
}
