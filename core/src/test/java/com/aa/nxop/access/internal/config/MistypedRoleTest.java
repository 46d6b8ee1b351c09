package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write in place of a role: each is refused in words that say what it is. */
class MistypedRoleTest {
    /** It became arn:aws:iam::178549792225:role/role/x. */
    @Test
    void theKindInTheShortFormIsNotAPath() {
        Configured.hasOneProblem(
                "NXOP_ROLE",
                "178549792225/role/x",
                CoreFinding.CONFIG_ROLE,
                "NXOP_ROLE is \"178549792225/role/x\": the short form has the role's name right after the account id, without role/."
                        + " Write 178549792225/x. If the role really has the path /role/, write its ARN.");
    }

    @Test
    void aPathThatIsReallyCalledSoIsTakenAsAnArn() {
        assertThat(Configured.with("NXOP_ROLE", "arn:aws:iam::178549792225:role/role/x")
                        .role()
                        .arn())
                .isEqualTo("arn:aws:iam::178549792225:role/role/x");
        assertThat(Configured.with("NXOP_ROLE", "178549792225/teams/role/x")
                        .role()
                        .arn())
                .isEqualTo("arn:aws:iam::178549792225:role/teams/role/x");
        assertThat(Configured.with("NXOP_ROLE", "178549792225/role").role().arn())
                .isEqualTo("arn:aws:iam::178549792225:role/role");
        assertThat(Configured.with("NXOP_ROLE", "178549792225/roles/x").role().arn())
                .isEqualTo("arn:aws:iam::178549792225:role/roles/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "178549792225/teams/x/|it ends with a slash. Write 178549792225/teams/x.",
                "178549792225/role/x/|the short form has the role's name right after the account id, without role/. Write"
                        + " 178549792225/x. If the role really has the path /role/, write its ARN.",
                "178549792225:role/x|the short form has the role's name right after the account id, without role/. Write"
                        + " 178549792225/x. If the role really has the path /role/, write its ARN.",
                "178549792225/user/x|the short form has the role's name right after the account id, without user/. Write"
                        + " 178549792225/x. If the role really has the path /user/, write its ARN.",
                "178549792225:x|it has a colon in place of the slash. Write 178549792225/x.",
                "178549792225/my role|it contains a space, but no role name or ARN has one. Write the role without it.",
                "178549792225 / x|it contains a space, but no role name or ARN has one. Write the role without it.",
                "\"178549792225/x\"|it contains a quotation mark, which belongs to YAML or to a shell. Write the role without"
                        + " it.",
                "arn:aws:iam::178549792225:user/x|it is an ARN of the kind user, not of a role. Write for example 178549792225/example-role.",
                "arn:aws:iam::178549792225:root|it is an ARN of the kind root, not of a role. Write for example 178549792225/example-role.",
                "arn:aws:iam::178549792225:instance-profile/x|it is an ARN of the kind instance-profile, not of a role. Write for example 178549792225/example-role.",
                "arn:aws:sts::178549792225:assumed-role/x/session|it is the ARN of a session, not of its role. Write 178549792225/x, with the role's path in front of its name if it has one.",
                "arn:aws:sts::178549792225:role/x|the ARN of a role belongs to iam, has no region, and ends with the role's"
                        + " name. Write 178549792225/x.",
                "arn:aws:iam:us-east-1:178549792225:role/x|the ARN of a role belongs to iam, has no region, and ends with the"
                        + " role's name. Write 178549792225/x.",
                "arn:aws:iam::178549792225:role/x/|the ARN of a role belongs to iam, has no region, and ends with the role's"
                        + " name. Write 178549792225/x.",
                "arn:aws:iam::178549792225:role/|it is the ARN of a role without a name. Write for example 178549792225/example-role.",
                "role/x|it names no account. Write <12-digit account id>/<role name>.",
                "1785-4979-2225/x|an account id has no hyphens. Write 178549792225/x.",
                "78549792225/x|its account id has 11 digits, but an account id has 12. If it begins with a zero, quote it in"
                        + " YAML. Write for example 178549792225/example-role.",
            })
    void aUsualMistakeIsExplained(String value, String problem) {
        Configured.hasOneProblem(
                "NXOP_ROLE", value, CoreFinding.CONFIG_ROLE, "NXOP_ROLE is \"" + value + "\": " + problem);
    }

    /** An ARN in the short form became a path. */
    @ParameterizedTest
    @ValueSource(
            strings = {"178549792225/arn:aws:iam::178549792225:role/x", "<account>/x", "${ACCOUNT}/x", "178549792225/x?"
            })
    void othersAreToldTheForm(String value) {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_ROLE", value))
                        .what())
                .contains("it must be <12-digit account id>/<role name> or the ARN of a role.");
    }

    /** The secret key that was meant for another variable. */
    @Test
    void anAdviceRepeatsNothingThatMayBeASecret() {
        String what = Configured.failure(
                        Pod.withPodIdentityAnd("NXOP_ROLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
                .what();
        assertThat(what).doesNotContain("wJalr", "bPxRfi").contains("not shown (40 characters)");
    }
}
