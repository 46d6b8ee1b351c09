package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.text.RoleName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code NXOP_SOURCE_ROLE}: which forms it has, what contradicts it at start, and which sessions belong to it. */
class SourceRoleTest {
    private static final String RULE =
            "it must be the ARN of a role, <12-digit account id>/<role name>, or a role name. Write for example"
                    + " 285282426848/example-app, or leave it out: then the platform's role is not checked.";

    private static Map<String, String> irsa(String sourceRole, String awsRoleArn) {
        Map<String, String> variables = Pod.withWebIdentity();
        variables.put("NXOP_SOURCE_ROLE", sourceRole);
        variables.put("AWS_ROLE_ARN", awsRoleArn);
        return variables;
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::285282426848:role/app, arn:aws:iam::285282426848:role/app",
        "arn:aws-cn:iam::285282426848:role/a/b/app, arn:aws-cn:iam::285282426848:role/a/b/app",
        "285282426848/app, 285282426848/app",
        "285282426848/teams/app, 285282426848/teams/app",
        "app, app",
        "teams/app, teams/app",
        "/teams/app, teams/app",
        "_+=.@-9, _+=.@-9",
    })
    void isAnArnOrAnAccountAndANameOrAName(String value, String shown) {
        assertThat(Configured.with("NXOP_SOURCE_ROLE", value).sourceRole())
                .get()
                .hasToString(shown);
    }

    @Test
    void nothingIsExpectedWhereItIsNotSet() {
        assertThat(Configured.by(Pod.withPodIdentity()).sourceRole()).isEmpty();
        assertThat(Configured.with("NXOP_SOURCE_ROLE", " ").sourceRole())
                .as("an annotation that is missing")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sts::285282426848:assumed-role/app/session",
                "arn:aws:iam::285282426848:user/app",
                "arn:aws:iam::1:role/app",
                "arn:aws:iam::285282426848:role/",
                "285282426848",
                "285282426848/",
                "285282426848:role/app",
                "app/",
                "rôle",
                "two words"
            })
    void aWrongOneIsAProblem(String value) {
        Configured.hasOneProblem(
                "NXOP_SOURCE_ROLE", value, CoreFinding.CONFIG_ROLE, "NXOP_SOURCE_ROLE is \"" + value + "\": " + RULE);
    }

    @ParameterizedTest
    @CsvSource({
        "285282426848/other, arn:aws:iam::285282426848:role/app",
        "045755618773/app, arn:aws:iam::285282426848:role/app",
        "arn:aws-us-gov:iam::285282426848:role/app, arn:aws:iam::285282426848:role/app",
        "other, arn:aws:iam::285282426848:role/app",
        "teams/app, arn:aws:iam::285282426848:role/app",
        "teams/app, arn:aws:iam::285282426848:role/others/app",
        "arn:aws:iam::285282426848:role/app, arn:aws:iam::285282426848:role/teams/app",
    })
    void anotherRoleThanIrsasIsAContradictionAtStart(String value, String awsRoleArn) {
        Configured.hasOneProblem(
                irsa(value, awsRoleArn),
                CoreFinding.CONFIG_ROLE,
                "NXOP_SOURCE_ROLE is \"" + value + "\": the pod's own role is " + awsRoleArn
                        + " according to AWS_ROLE_ARN. Correct NXOP_SOURCE_ROLE, or the annotation eks.amazonaws.com/role-arn of"
                        + " the pod's service account.");
    }

    /** A name that has no path names the role whatever its path: names are unique within an account. */
    @ParameterizedTest
    @CsvSource({
        "285282426848/app, arn:aws:iam::285282426848:role/teams/app",
        "app, arn:aws:iam::285282426848:role/teams/app",
        "teams/app, arn:aws:iam::285282426848:role/teams/app",
        "arn:aws:iam::285282426848:role/teams/app, arn:aws:iam::285282426848:role/teams/app",
    })
    void irsasOwnRoleIsNone(String value, String awsRoleArn) {
        assertThat(Configured.by(irsa(value, awsRoleArn)).sourceRole()).isPresent();
    }

    @Test
    void aContradictionIsOneMoreProblemInTheOneMessage() {
        Map<String, String> variables = irsa("other", "arn:aws:iam::285282426848:role/app");
        variables.put("NXOP_SESSION_DURATION", "PT12H");
        assertThat(Configured.failure(variables)).hasMessage("""
                NXOP access is not configured: 2 problems.
                  1. NXOP_SESSION_DURATION is "PT12H": a session from role chaining lasts one hour at most. Write \
                PT1H, or leave it out. [config-duration]
                  2. NXOP_SOURCE_ROLE is "other": the pod's own role is arn:aws:iam::285282426848:role/app according to \
                AWS_ROLE_ARN. Correct \
                NXOP_SOURCE_ROLE, or the annotation eks.amazonaws.com/role-arn of the pod's service account. [config-role]
                  Remedy: Correct the 2 settings named above.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }

    /** AWS_ROLE_ARN of a pod that uses another source is not about this source. */
    @Test
    void whatAnotherSourceWouldUseIsNoContradiction() {
        Map<String, String> variables = irsa("other", "arn:aws:iam::285282426848:role/app");
        variables.putAll(Pod.withPodIdentity());
        assertThat(Configured.by(variables).sourceRole()).isPresent();
    }

    @Test
    void aRoleOfAnotherAccountThanTheEnvironmentsIsAContradiction() {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_SOURCE_ROLE", "285282426848/app");
        variables.put("NXOP_ENVIRONMENT", "prod");
        Configured.hasOneProblem(
                variables,
                CoreFinding.CONFIG_ROLE,
                "NXOP_SOURCE_ROLE is \"285282426848/app\": NXOP_ENVIRONMENT=prod expects account 045755618773."
                        + " Correct one of the two.");
        variables.put("NXOP_SOURCE_ROLE", "178549792225/example-role");
        assertThat(Configured.by(variables).sourceRole())
                .as("the NXOP role, which the platform is to assume")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::285282426848:role/teams/app, arn:aws:sts::285282426848:assumed-role/app/s, true",
        "285282426848/app, arn:aws-us-gov:sts::285282426848:assumed-role/app/s, true",
        "app, arn:aws:sts::111122223333:assumed-role/app/s, true",
        "a+b.c, arn:aws:sts::111122223333:assumed-role/a+b.c/s, true",
        "a+b.c, arn:aws:sts::111122223333:assumed-role/aab-c/s, false",
        "app, arn:aws:iam::111122223333:user/app, false",
        "app, arn:aws:sts::111122223333:federated-user/app, false",
        "app, arn:aws:sts::111122223333:assumed-role/my-app/s, false",
        "app, arn:aws:sts::111122223333:assumed-role/app, false",
        "app, arn:aws:sts::111122223333:assumed-role/other/app, false",
        "arn:aws:iam::285282426848:role/app, arn:aws-cn:sts::285282426848:assumed-role/app/s, false",
        "285282426848/app, arn:aws:sts::111122223333:assumed-role/app/s, false",
    })
    void aSessionIsItsOrIsNot(String value, String sessionArn, boolean expected) {
        assertThat(RoleName.parse(value).orElseThrow().owns(sessionArn)).isEqualTo(expected);
    }
}
