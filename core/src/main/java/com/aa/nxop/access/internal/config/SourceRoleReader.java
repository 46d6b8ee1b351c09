package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.text.RoleName;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.Locale;
import java.util.Optional;

/** Reads which role the platform must give, and compares it with what other settings say about that role. */
record SourceRoleReader(ConfigInput input) {
    /** @param target the NXOP role, which some platforms assume themselves */
    Optional<RoleName> read(TargetRole target, Optional<NxopEnvironment> account, Optional<SourceSettings> source) {
        Optional<ConfiguredValue> found = input.find(Setting.SOURCE_ROLE);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<RoleName> role = RoleName.parse(found.get().value());
        if (role.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_ROLE,
                    found.get(),
                    "it must be the ARN of a role, <12-digit account id>/<role name>, or a role name. Write for example"
                            + " 285282426848/example-app, or leave it out: then the platform's role is not checked.");
            return Optional.empty();
        }
        compare(found.get(), role.get(), source);
        compare(found.get(), role.get(), target, account);
        return role;
    }

    private void compare(ConfiguredValue found, RoleName role, Optional<SourceSettings> source) {
        Optional<TargetRole> own = source.flatMap(SourceSettings::namedRole);
        if (own.filter(named -> !role.names(named.arn())).isPresent()) {
            String other = input.find(Setting.WEB_IDENTITY_ROLE).orElseThrow().name();
            input.problem(
                    CoreFinding.CONFIG_ROLE,
                    found,
                    "the pod's own role is " + own.get() + " according to " + other
                            + ". Correct NXOP_SOURCE_ROLE, or the annotation"
                            + " eks.amazonaws.com/role-arn of the pod's service account.");
        }
    }

    private void compare(
            ConfiguredValue found, RoleName role, TargetRole target, Optional<NxopEnvironment> environmentName) {
        if (environmentName.isPresent()
                && role.accountId()
                        .filter(id ->
                                !id.equals(environmentName.get().kpaasAccount()) && !id.equals(target.accountId()))
                        .isPresent()) {
            input.problem(
                    CoreFinding.CONFIG_ROLE,
                    found,
                    "NXOP_ENVIRONMENT=" + environmentName.get().name().toLowerCase(Locale.ROOT)
                            + " expects account "
                            + environmentName.get().kpaasAccount()
                            + ". Correct one of the two.");
        }
    }
}
