package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads when a variable is missing or wrong, letter for letter. */
class ConfigProblemsTest {
    @Test
    void fourWrongVariablesAtOnceGiveOneMessageThatNamesAllFour() {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.put("NXOP_ROLE", "example-role");
        variables.put("NXOP_ENVIRONMENT", "production");
        variables.put("NXOP_SESSION_DURATION", "PT12H");
        variables.put("NXOP_SESSION_TAGS", "team");
        AccessException failure = Configured.failure(variables);
        assertThat(failure).hasMessage("""
                NXOP access is not configured: 4 problems.
                  1. NXOP_ROLE is "example-role": it must be <12-digit account id>/<role name> or the ARN of a role. Write for \
                example 178549792225/example-role or arn:aws:iam::178549792225:role/example-role. [config-role]
                  2. NXOP_ENVIRONMENT is "production": it must be one of dev, nonprod, prod. Write for example dev. [config-choice]
                  3. NXOP_SESSION_TAGS: the tag "team" is not of the form key=value. Write for example \
                team=flight-ops,cost-center=1234. [config-session-tags]
                  4. NXOP_SESSION_DURATION is "PT12H": a session from role chaining lasts one hour at most. \
                Write PT1H, or leave it out. [config-duration]
                  Remedy: Correct the 4 settings named above.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
        assertThat(failure.finding().id()).isEqualTo("config-invalid");
        assertThat(failure.remedy()).isEqualTo("Correct the 4 settings named above.");
    }

    @Test
    void anEmptyEnvironmentNamesAllThatIsMissing() {
        assertThat(Configured.failure(Map.of())).hasMessage("""
                NXOP access is not configured: 3 problems.
                  1. NXOP_ROLE is not set: it names the role in the NXOP account, as the annotation runway.aa.com/pod-identity \
                does. Write for example NXOP_ROLE=178549792225/example-role. [config-missing]
                  2. NXOP_REGION is not set, and neither is AWS_REGION. The SDK never guesses the region. Write for example \
                NXOP_REGION=us-east-1. [config-missing]
                  3. The pod has no credentials of its own: neither AWS_CONTAINER_CREDENTIALS_FULL_URI (EKS Pod Identity) nor \
                AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN (IRSA) is set. EKS sets them when the pod starts: check that the \
                service account has a Pod Identity association or the annotation eks.amazonaws.com/role-arn, then recreate the \
                pod. [source-none]
                  Remedy: Correct the 3 settings named above.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example-role", "arn:aws:iam::1:role/x", "178549792225/ü"})
    void aWrongRole(String value) {
        Configured.hasOneProblem(
                "NXOP_ROLE",
                value,
                CoreFinding.CONFIG_ROLE,
                "NXOP_ROLE is \"" + value
                        + "\": it must be <12-digit account id>/<role name> or the ARN of a role. Write for example"
                        + " 178549792225/example-role or arn:aws:iam::178549792225:role/example-role.");
    }

    /** The pod's own: it would be assumed, or be there already, and each resource would then refuse it. */
    @ParameterizedTest
    @CsvSource({"285282426848/example-app-kpaas, 285282426848", "arn:aws:iam::045755618773:role/x, 045755618773"})
    void aRoleInTheKpaasAccount(String value, String account) {
        Configured.hasOneProblem(
                "NXOP_ROLE",
                value,
                CoreFinding.CONFIG_ROLE,
                "NXOP_ROLE is \"" + value + "\": it must be a role in the NXOP account, but account " + account
                        + " belongs to KPaaS and has the pod's own role. Write for example 178549792225/example-role.");
    }

    @Test
    void anUnknownEnvironment() {
        Configured.hasOneProblem(
                "NXOP_ENVIRONMENT",
                "staging",
                CoreFinding.CONFIG_CHOICE,
                "NXOP_ENVIRONMENT is \"staging\": it must be one of dev, nonprod, prod. Write for example dev.");
    }

    @Test
    void anUnknownTagMode() {
        Configured.hasOneProblem(
                "NXOP_SESSION_TAG_MODE",
                "transitive",
                CoreFinding.CONFIG_CHOICE,
                "NXOP_SESSION_TAG_MODE is \"transitive\": it must be one of auto, inherit, pass, none. Write for example"
                        + " auto.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east", "useast1", "US-EAST-1", "us-east-1a", "us_east_1", "a-b-1", "us-east-1\nX"})
    void aWrongRegion(String value) {
        Configured.hasOneProblem(
                "NXOP_REGION",
                value,
                CoreFinding.CONFIG_REGION,
                "NXOP_REGION is \"" + value.replace('\n', '?')
                        + "\": it must be the id of an AWS region. Write for example us-east-1.");
    }

    @Test
    void aWrongRegionIsNotAlsoReportedAsMissing() {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_REGION", "Virginia");
        Configured.hasOneProblem(
                variables,
                CoreFinding.CONFIG_REGION,
                "AWS_REGION is \"Virginia\": it must be the id of an AWS region. Write for example us-east-1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "has space", "namespace/pod", "é-é", "a:b"})
    void aSessionNameThatStsWouldNotTake(String value) {
        Configured.hasOneProblem(
                "NXOP_SESSION_NAME",
                value,
                CoreFinding.CONFIG_SESSION_NAME,
                "NXOP_SESSION_NAME is \"" + value
                        + "\": it must have 2 to 64 characters out of A-Z a-z 0-9 _ + = , . @ -. Correct it, or leave it out:"
                        + " then the SDK derives it from the pod.");
    }

    @Test
    void aSessionNameHas2To64Characters() {
        assertThat(Configured.with("NXOP_SESSION_NAME", "n".repeat(64))
                        .session()
                        .name())
                .contains("n".repeat(64));
        assertThat(Configured.with("NXOP_SESSION_NAME", "a@").session().name()).contains("a@");
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SESSION_NAME", "n".repeat(65)))
                        .finding()
                        .id())
                .isEqualTo("config-session-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kpaas",
                "arn:aws:eks:us-east-1:2852:cluster/kpaas",
                "arn:aws:ecs:us-east-1:285282426848:cluster/x"
            })
    void aClusterThatIsNoArn(String value) {
        Configured.hasOneProblem(
                "NXOP_CLUSTER_ARN",
                value,
                CoreFinding.CONFIG_WORKLOAD,
                "NXOP_CLUSTER_ARN is \"" + value
                        + "\": it must be the ARN of an EKS cluster. Write for example"
                        + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NXOP_NAMESPACE", "NXOP_SERVICE_ACCOUNT", "NXOP_POD_NAME", "NXOP_POD_UID"})
    void aFactAboutThePodThatCannotBeATag(String name) {
        Configured.hasOneProblem(
                name,
                "$(POD)",
                CoreFinding.CONFIG_WORKLOAD,
                name
                        + " is \"$(POD)\": it becomes a session tag, for which STS takes at most 256 letters, digits, spaces and"
                        + " _.:/=+-@. Set it with the Downward API, as the example manifests do.");
    }

    @Test
    void aValueThatLooksLikeATokenIsNotRepeated() {
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";
        Configured.hasOneProblem(
                "NXOP_ROLE",
                token,
                CoreFinding.CONFIG_ROLE,
                "NXOP_ROLE is not shown (" + token.length()
                        + " characters): it must be <12-digit account id>/<role name> or the ARN of a role. Write for example"
                        + " 178549792225/example-role or arn:aws:iam::178549792225:role/example-role.");
    }

    @Test
    void aLongValueIsNotRepeated() {
        Configured.hasOneProblem(
                "NXOP_ENVIRONMENT",
                "x".repeat(201),
                CoreFinding.CONFIG_CHOICE,
                "NXOP_ENVIRONMENT is not shown (201 characters): it must be one of dev, nonprod, prod. Write for example dev.");
    }

    @Test
    void controlCharactersCannotForgeALineOfTheLog() {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_ROLE", "a\r\n  Remedy: none\u001b[2J")))
                .hasMessageContaining("NXOP_ROLE is \"a??  Remedy: none?[2J\": ");
    }

    @Test
    void aHugeValueOfTheRightKindIsAProblemAndNoCrash() {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_REGION", "us" + "-a".repeat(200_000) + "-1"))
                        .finding()
                        .id())
                .isEqualTo("config-region");
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_ROLE", "178549792225/" + "a/".repeat(200_000) + "r"))
                        .finding()
                        .id())
                .isEqualTo("config-role");
    }
}
