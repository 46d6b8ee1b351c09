package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --trust-policy FILE}: what a person reads who holds the role's policy against this pod. */
@Tag("full")
@Timeout(60)
final class TrustPolicyOptionTest {
    private static final String GOOD = policy("fxip-ms-dev");
    private static final String WORKS = "Access to the NXOP account works.\n";

    @TempDir
    private Path folder;

    private static String policy(String namespace) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"],
                 "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "%s"}}}]}
                """.formatted(namespace);
    }

    private Told told(Map<String, String> variables, String policy, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), policy);
        String[] arguments = new String[more.length + 2];
        System.arraycopy(more, 0, arguments, 2, more.length);
        arguments[0] = "--trust-policy";
        arguments[1] = file.toString();
        return Told.with(variables, arguments);
    }

    /** What follows the stages and the settings. */
    private static String end(Told told) {
        String out = told.out();
        int last = Math.max(out.indexOf("\nStage by stage:\n"), out.indexOf("\nSettings:\n"));
        return out.substring(out.indexOf("\n\n", Math.max(0, last)) + 2);
    }

    @Test
    void aPolicyThatFits() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(sandbox.environment(), GOOD);
            assertThat(told.exit()).isZero();
            assertThat(told.out()).startsWith(WORKS);
            assertThat(end(told))
                    .isEqualTo("The given trust policy lets this pod in, and nothing in it is weak or broken.\n");
            assertThat(told(sandbox.environment(), GOOD, "--json").out()).contains("\"trustRemarks\": []");
        }
    }

    /** The one in the file need not be the one in force. */
    @Test
    void aPolicyThatWouldRefuseThisPod() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(sandbox.environment(), policy("other"));
            assertThat(told.exit()).isZero();
            assertThat(told.out()).startsWith(WORKS);
            assertThat(end(told)).isEqualTo("""
                    The given trust policy would refuse this pod, but STS let the pod in. So the role has another policy today.
                      - REFUSES statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "other"; this pod sends
                        "fxip-ms-dev". Add "fxip-ms-dev" to its values, if this pod should have access.
                    """);
        }
    }

    @Test
    void theReportShowsThePolicyThatRefusesThePodAndOneThatAllowsIt() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.trustPolicies().replaceTarget(policy("other"));
            Told told = told(sandbox.environment(), policy("other"));
            assertThat(told.exit()).isOne();
            assertThat(told.out())
                    .startsWith("Access to the NXOP account does not work. First finding, at assume-role:"
                            + " assume-role-refused.\n");
            assertThat(end(told)).isEqualTo("""
                    For the team that owns the role, the statement that its trust policy needs for this pod:
                      {
                        "Version": "2012-10-17",
                        "Statement": [
                          {
                            "Sid": "AllowPod",
                            "Effect": "Allow",
                            "Principal": { "AWS": "arn:aws:iam::285282426848:root" },
                            "Action": ["sts:AssumeRole", "sts:TagSession"],
                            "Condition": {
                              "StringEquals": {
                                "aws:RequestTag/kubernetes-namespace": "fxip-ms-dev"
                              },
                              "ArnLike": {
                                "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:*:285282426848:cluster/*"
                              }
                            }
                          }
                        ]
                      }

                    The given trust policy:
                      - BLOCKS statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants "other"; this pod sends "fxip-ms-dev".
                        Add "fxip-ms-dev" to its values, if this pod should have access.
                    """);
        }
    }

    @Test
    void aPolicyThatIsWeak() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(sandbox.environment(), GOOD.replaceAll(",\\s*\"Condition\".*}}}", "}"));
            assertThat(told.exit()).isZero();
            assertThat(end(told)).isEqualTo("""
                    The given trust policy:
                      - WEAK statement 1: The statement has no condition: any role of account 285282426848 may assume it. Add StringEquals
                        on aws:RequestTag/kubernetes-namespace, and ArnLike on aws:RequestTag/eks-cluster-arn.
                    """);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Version": "2012-10-17"  | The trust policy is not valid JSON: line 1, column 25: a comma or '}' is expected.
            hidden                    | The trust policy is not valid JSON: line 1, column 1: no value begins like this.
            ``                        | The trust policy is not valid JSON: line 1, column 1: a value is missing, the text ends here.
            {"Version": "2012-10-17"} | The trust policy has no Statement. IAM does not take such a policy.
            """)
    void aPolicyThatIsNone(String policy, String reason) throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(sandbox.environment(), policy);
            assertThat(told.exit()).isZero();
            assertThat(end(told).replaceAll("\\s+", " "))
                    .isEqualTo("The given trust policy: - The Doctor cannot read the policy: " + reason + " ");
        }
    }

    @Test
    void whereNobodyCameToHopTwoNothingIsCompared() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.token().expire();
            assertThat(end(told(sandbox.environment(), GOOD))).isEqualTo("""
                    The given trust policy:
                      - The Doctor did not compare it with this pod: it learns the pod's identity only when the stages above work.
                    """);
        }
    }

    @Test
    void whereTheSettingsAreWrongAPolicyThatIsNoneIsSaidToBe() throws IOException {
        Map<String, String> wrong = Map.of("NXOP_ROLE", "x");
        assertThat(end(told(wrong, GOOD))).isEqualTo("""
                The given trust policy:
                  - The Doctor did not compare it with this pod: the SDK does not start with these settings.
                """);
        assertThat(end(told(wrong, "{")))
                .startsWith("The given trust policy:\n  - The Doctor cannot read the policy: ");
    }

    /** Who assumes the role there is EKS, with tags and conditions of its own. */
    @Test
    void whereThePlatformMakesTheHopTheyAreNotCompared() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            Told told = told(sandbox.environment(), policy("other"));
            assertThat(told.exit()).isZero();
            assertThat(end(told)).isEqualTo("""
                    The given trust policy:
                      - The Doctor did not compare it with this pod: the platform assumes the NXOP role, not this pod.
                    """);
        }
    }

    /** A refusal for another reason than the policy's leaves it worth a look all the same. */
    @Test
    void whereTagsAreInConflictTheyAreComparedAllTheSame() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(Told.and(sandbox, "NXOP_SESSION_TAG_MODE", "pass"), policy("other"));
            assertThat(told.out())
                    .startsWith("Access to the NXOP account does not work. First finding, at assume-role:"
                            + " tag-conflict.\n");
            assertThat(end(told)).startsWith("The given trust policy:\n  - REFUSES statement 1: ");
        }
    }

    @Test
    void noExternalIdIsRepeated() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .externalId("pods-canary-id")
                .start()) {
            Told told = told(
                    sandbox.environment(),
                    GOOD.replace(
                            "\"StringEquals\": {", "\"StringEquals\": {\"sts:ExternalId\": \"policys-canary-id\", "));
            assertThat(told.out() + told.err()).contains("wants an external id").doesNotContain("canary");
        }
    }
}
