package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose the source's credentials are is compared with what the configuration expects, and the NXOP role is not assumed with any others. */
@Tag("full")
@Timeout(60)
final class SourceIdentityTest {
    private static final String NODE = "arn:aws:iam::285282426848:role/kpaas-node";
    private static final String NODE_SESSION = "arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718";

    private static NxopSandbox world(PodSource source) {
        return NxopSandbox.builder().source(source).start();
    }

    private static void noRoleWasAssumed(NxopSandbox sandbox) {
        assertThat(assumed(sandbox)).isEmpty();
    }

    /** AssumeRole calls on the NXOP role by the pod. */
    private static List<SandboxSts.Call> assumed(NxopSandbox sandbox) {
        return sandbox.sts().calls().stream()
                .filter(SandboxSts.Call::bySession)
                .filter(call -> sandbox.targetRole().equals(call.parameters().get("RoleArn")))
                .toList();
    }

    /** The whole answer of a metadata service, or of the Pod Identity agent without its AccountId. */
    private static String json(SandboxSts.Session session) {
        return """
                {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s",
                 "Expiration": "%s"}""".formatted(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken(), session.expiresAt());
    }

    /** Its iptables rule is missing, and the node's own metadata service answers. */
    @ParameterizedTest
    @CsvSource({"NXOP_ENVIRONMENT, nonprod", "NXOP_SESSION_NAME, fixed", "NXOP_SESSION_TAGS, team=ops"})
    void kube2iamIssues127And163TheNodesRoleIsRefused(String variable, String value) {
        try (NxopSandbox sandbox = world(PodSource.KUBE2IAM)) {
            sandbox.kube2iam().ruleMissing(true);
            assertThat(Refused.in(sandbox, Map.of(variable, value))).hasMessage("""
                    The source kube2iam gave the credentials of a node, not of this pod: %s is the session of an instance.
                      Remedy: Check that kube2iam runs on the pod's node and that its iptables rule is in place. The node's \
                    own metadata service answered in place of kube2iam. The SDK does not assume the NXOP role with these \
                    credentials.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-node-role""", NODE_SESSION);
            noRoleWasAssumed(sandbox);
            sandbox.kube2iam().ruleMissing(false);
            assertThat(Granted.in(sandbox).roleArn()).isEqualTo(sandbox.targetRole());
        }
    }

    /** EC2's short ids, Systems Manager's ids of hybrid nodes, a role with a path, and the role that EC2 keeps for itself. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::285282426848:role/kpaas-node, i-0a1b2c3d",
        "arn:aws:iam::285282426848:role/kpaas-node, mi-0a1b2c3d4e5f60718",
        "arn:aws:iam::285282426848:role/nodes/eu/kpaas-node, i-0a1b2c3d4e5f60718",
        "arn:aws:iam::285282426848:role/aws:ec2-instance, i-0a1b2c3d4e5f60718",
    })
    void aNodeIsKnownByItsSessionsName(String role, String sessionName) {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE)) {
            sandbox.vault().render(sandbox.sts().issueSession(role, sessionName));
            assertThat(Refused.in(sandbox).finding().id()).isEqualTo("source-node-role");
            noRoleWasAssumed(sandbox);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"i-0a1b2c3d4e5f6071", "i-0A1B2C3D", "pod-i-0a1b2c3d", "i-0a1b2c3d.pod", "mi-pod"})
    void aPodsSessionIsNotTakenForANodes(String sessionName) {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE)) {
            sandbox.vault().render(sandbox.sts().issueSession(sandbox.pod().role(), sessionName));
            assertThat(Granted.in(sandbox).roleArn()).isEqualTo(sandbox.targetRole());
        }
    }

    @Test
    void aVaultFileWithTheNodesCredentialsIsRefused() {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE)) {
            sandbox.vault().render(sandbox.sts().issueSession(NODE, "i-0a1b2c3d4e5f60718"));
            assertThat(Refused.in(sandbox)).hasMessage("""
                    The source vault-file gave the credentials of a node, not of this pod: %s is the session of an instance.
                      Remedy: Let the Vault Agent's template read aws/sts/<role> for the pod's own role, and not the \
                    credentials of its node. The SDK does not assume the NXOP role with these credentials.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-node-role""", NODE_SESSION);
            noRoleWasAssumed(sandbox);
        }
    }

    @ParameterizedTest
    @CsvSource({"NXOP_ENVIRONMENT, nonprod", "NXOP_SESSION_NAME, fixed"})
    void anAgentsAddressThatHandsOutTheNodesCredentialsIsRefused(String variable, String value) {
        try (NxopSandbox sandbox = world(PodSource.POD_IDENTITY)) {
            SandboxSts.Session node = sandbox.sts().issueSession(NODE, "i-0a1b2c3d4e5f60718");
            sandbox.faults(Endpoint.AGENT).inject(Fault.status(200, json(node)));
            assertThat(Refused.in(sandbox, Map.of(variable, value))).hasMessage("""
                    The source pod-identity gave the credentials of a node, not of this pod: %s is the session of an instance.
                      Remedy: Leave AWS_CONTAINER_CREDENTIALS_FULL_URI as EKS sets it: it must name the Pod Identity agent, \
                    and no server that passes on the node's credentials. The SDK does not assume the NXOP role with these \
                    credentials.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-node-role""", NODE_SESSION);
            noRoleWasAssumed(sandbox);
        }
    }

    /** The right role, and still the session of an instance in the NXOP account and not of this pod. */
    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "VAULT_FILE"})
    void anInstanceWithTheNxopRoleIsNotThisPodEither(PodSource source) {
        try (NxopSandbox sandbox = world(source)) {
            SandboxSts.Session instance = sandbox.sts().issueSession(sandbox.targetRole(), "i-0a1b2c3d4e5f60718");
            if (source == PodSource.VAULT_FILE) {
                sandbox.vault().render(instance);
            } else {
                sandbox.faults(Endpoint.AGENT).inject(Fault.status(200, json(instance)));
            }
            assertThat(Refused.in(sandbox).finding().id()).isEqualTo("source-node-role");
        }
    }

    private static Map<String, String> expecting(NxopSandbox sandbox, String role) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_SOURCE_ROLE", role);
        return variables;
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void theRoleThatThePlatformMustGiveIsTaken(PodSource source) {
        try (NxopSandbox sandbox = world(source)) {
            for (String role : List.of(
                    sandbox.pod().role(),
                    "285282426848/example-app-kpaas",
                    "example-app-kpaas",
                    "/example-app-kpaas")) {
                assertThat(Granted.with(sandbox, expecting(sandbox, role)).roleArn())
                        .isEqualTo(sandbox.targetRole());
            }
        }
    }

    /** The same for every source but web identity, whose own setting is compared at start. */
    @ParameterizedTest
    @CsvSource({
        "POD_IDENTITY, pod-identity, the Pod Identity association of its service account",
        "KUBE2IAM, kube2iam, the annotation iam.amazonaws.com/role of the pod",
        "VAULT_FILE, vault-file, the role that the Vault Agent's template reads"
    })
    void anotherRoleIsRefusedBeforeTheNxopRoleIsAssumed(PodSource source, String id, String givenBy) {
        try (NxopSandbox sandbox = world(source)) {
            AccessException refusal = Refused.with(expecting(sandbox, "285282426848/another-app"));
            assertThat(String.valueOf(refusal.getMessage())
                            .replaceAll("example-app-kpaas/\\S+,", "example-app-kpaas/<session>,"))
                    .isEqualTo("""
                    The source %s gave the credentials of arn:aws:sts::285282426848:assumed-role/example-app-kpaas/<session>, but \
                    NXOP_SOURCE_ROLE says 285282426848/another-app.
                      Remedy: Give the pod that role on its platform (%s), or correct NXOP_SOURCE_ROLE. The SDK does not \
                    assume the NXOP role with these credentials.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-role""".formatted(id, givenBy));
            assertThat(refusal.stage()).isEqualTo(Stage.SOURCE);
            assertThat(refusal.retryable()).isFalse();
            noRoleWasAssumed(sandbox);
        }
    }

    /** Of another account, of another partition, and names that only begin or end alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::178549792225:role/example-app-kpaas",
                "arn:aws-us-gov:iam::285282426848:role/example-app-kpaas",
                "example-app",
                "example-app-kpaas-2",
                "app-kpaas",
                "Example-App-KPaaS"
            })
    void aRoleThatIsAlmostTheSameIsAnother(String role) {
        try (NxopSandbox sandbox = world(PodSource.POD_IDENTITY)) {
            assertThat(Refused.with(expecting(sandbox, role)).finding().id()).isEqualTo("source-role");
            noRoleWasAssumed(sandbox);
        }
    }

    /** A session's ARN leaves the path out. */
    @Test
    void aPathIsOfNoImportanceWhereOnlyTheSessionIsKnown() {
        try (NxopSandbox sandbox = world(PodSource.VAULT_FILE)) {
            String role = "arn:aws:iam::285282426848:role/teams/flight/example-app";
            sandbox.vault().render(sandbox.sts().issueSession(role, "vault-1"));
            for (String named :
                    List.of(role, "285282426848/teams/flight/example-app", "flight/example-app", "example-app")) {
                assertThat(Granted.with(sandbox, expecting(sandbox, named)).roleArn())
                        .isEqualTo(sandbox.targetRole());
            }
        }
    }

    /** Then the pod's own role is not visible: what is compared is the NXOP role. */
    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "KUBE2IAM", "VAULT_FILE"})
    void whereThePlatformHasAssumedTheNxopRoleItIsThatRoleThatCounts(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(source)
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            assertThat(Granted.with(sandbox, expecting(sandbox, "example-app-kpaas"))
                            .roleArn())
                    .isEqualTo(sandbox.targetRole());
            assertThat(sandbox.requests(Endpoint.STS))
                    .as("it is asked whose session that is")
                    .isOne();
        }
    }

    /** A platform that says one account, while STS says another, is not the platform. */
    @Test
    void anAccountThatTheAgentNamesAndStsDoesNotIsRefused() {
        try (NxopSandbox sandbox = world(PodSource.POD_IDENTITY)) {
            sandbox.faults(Endpoint.AGENT)
                    .inject(Fault.replacing("\"AccountId\":\"285282426848\"", "\"AccountId\":\"178549792225\""));
            AccessException refusal = Refused.in(sandbox);
            assertThat(String.valueOf(refusal.getMessage()).replaceAll("/eks-\\S+", "/<session>."))
                    .isEqualTo("""
                    The source pod-identity says that its credentials belong to account 178549792225, but STS says that they \
                    belong to \
                    arn:aws:sts::285282426848:assumed-role/example-app-kpaas/<session>.
                      Remedy: Find out which server answers the pod in place of its platform. The SDK does not assume the \
                    NXOP role with these credentials.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-role""");
            noRoleWasAssumed(sandbox);
        }
    }

    /** A node's answer vouches for nobody: not for the account that the environment is reached from, and not against it. */
    @ParameterizedTest
    @CsvSource({"prod, 045755618773, source-account", "nonprod, 045755618773, source-role"})
    void anAccountThatKube2iamsAnswerNamesIsNoProof(String environment, String claimed, String finding) {
        try (NxopSandbox sandbox = world(PodSource.KUBE2IAM)) {
            sandbox.faults(Endpoint.METADATA)
                    .inject(Fault.replacing(
                            "\"Code\":\"Success\"", "\"Code\":\"Success\",\"AccountId\":\"" + claimed + "\""));
            AccessException refusal =
                    Refused.in(sandbox, Map.of("NXOP_ENVIRONMENT", environment, "NXOP_SESSION_NAME", "fixed"));
            assertThat(refusal.finding().id()).isEqualTo(finding);
            noRoleWasAssumed(sandbox);
        }
    }

    /** Another answer than what was asked for: something between the pod and STS. */
    @Test
    void aWebIdentitysSessionOfAnotherRoleIsRefused() {
        try (NxopSandbox sandbox = world(PodSource.WEB_IDENTITY)) {
            sandbox.faults(Endpoint.STS)
                    .inject(Fault.replacing("assumed-role/example-app-kpaas/", "assumed-role/another/"));
            assertThat(Refused.in(sandbox)).hasMessage("""
                    STS gave a session of arn:aws:sts::285282426848:assumed-role/another/fxip-ms-dev.example-app.example-app-7d4b9c8f6-x2x1z, \
                    but AWS_ROLE_ARN is arn:aws:iam::285282426848:role/example-app-kpaas.
                      Remedy: Check that AWS_ENDPOINT_URL_STS, if it is set, names STS itself, and that no proxy changes the \
                    answers of STS. The SDK does not assume the NXOP role with these credentials.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-role""");
            noRoleWasAssumed(sandbox);
        }
    }
}
