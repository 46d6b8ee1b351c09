package com.aa.nxop.testkit.internal.sts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What AssumeRole and AssumeRoleWithWebIdentity have in common, as it was asked and before any of it is checked. */
record RoleRequest(
        @Nullable String roleArn,
        @Nullable String sessionName,
        @Nullable Long durationSeconds,
        List<Tag> tags,
        List<String> transitiveKeys,
        @Nullable String externalId,
        @Nullable String policy,
        @Nullable String sourceIdentity,
        @Nullable Long minimumTokenSize) {
    static RoleRequest of(AssumeRoleInput input) {
        List<Tag> tags = new ArrayList<>();
        input.tags().forEach((key, value) -> tags.add(new Tag(key, value)));
        return new RoleRequest(
                input.roleArn(),
                input.sessionName(),
                input.duration() == null ? null : input.duration().toSeconds(),
                tags,
                List.copyOf(input.transitiveKeys()),
                input.externalId(),
                input.policy(),
                null,
                null);
    }

    static RoleRequest of(QueryParameters parameters) {
        parameters.refuseUnknown();
        return new RoleRequest(
                parameters.get("RoleArn"),
                parameters.get("RoleSessionName"),
                number(parameters, "DurationSeconds"),
                parameters.tags(),
                parameters.strings("TransitiveTagKeys"),
                parameters.get("ExternalId"),
                parameters.get("Policy"),
                parameters.get("SourceIdentity"),
                number(parameters, "MinimumSessionTokenSize"));
    }

    private static @Nullable Long number(QueryParameters parameters, String name) {
        String text = parameters.get(name);
        try {
            // More than an integer holds is no number to STS.
            return text == null ? null : Long.valueOf(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new StsRefusal(400, "MalformedInput", name + " must be a number, not '" + text + "'.");
        }
    }

    /** Once {@link RequestRules} have passed. */
    String checkedArn() {
        return roleArn == null ? "" : roleArn;
    }

    /** Once {@link RequestRules} have passed. */
    String checkedName() {
        return sessionName == null ? "" : sessionName;
    }
}
