package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AWS's source identity: the name that CloudTrail shows behind a session, set by the pod or earlier in the chain. */
@Tag("full")
@Timeout(60)
final class SetSourceIdentityTest {
    private static final String ROOT = "{\"AWS\": \"arn:aws:iam::285282426848:root\"}";
    private static final String TWO = "{\"Effect\": \"Allow\", \"Principal\": " + ROOT
            + ", \"Action\": [\"sts:AssumeRole\", \"sts:TagSession\"]}";
    private static final String IDENTITY =
            "{\"Effect\": \"Allow\", \"Principal\": " + ROOT + ", \"Action\": \"sts:SetSourceIdentity\"}";
    private static final String MAY = policy(
            "{\"Effect\": \"Allow\", \"Action\": [\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"], \"Resource\": \"*\"}");

    private static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
    }

    private static NxopSandbox open(PodSource source) {
        return NxopSandbox.builder()
                .source(source)
                .trustPolicies(trust -> trust.target(policy(TWO, IDENTITY)))
                .permissions(permissions -> permissions.pod(MAY))
                .start();
    }

    private static Map<String, String> with(NxopSandbox sandbox, String identity) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_SOURCE_IDENTITY", identity);
        return variables;
    }

    @Test
    void factsOfThePodAreSetAndShownWithTheSession() {
        for (PodSource source : List.of(PodSource.POD_IDENTITY, PodSource.WEB_IDENTITY)) {
            try (NxopSandbox sandbox = open(source);
                    NxopAccess nxop =
                            NxopAccess.of(NxopConfig.fromEnvironment(with(sandbox, "{namespace}.{service-account}")))) {
                assertThat(nxop.status().sourceIdentity()).isEmpty();
                String key = nxop.credentialsProvider().resolveCredentials().accessKeyId();
                SandboxSts.Session session = sandbox.sts().session(key).orElseThrow();
                assertThat(session.sourceIdentity()).isEqualTo("fxip-ms-dev.example-app");
                assertThat(nxop.status().sourceIdentity()).contains("fxip-ms-dev.example-app");
            }
        }
    }

    @Test
    void withoutTheSettingNoneIsSet() {
        try (NxopSandbox sandbox = open(PodSource.POD_IDENTITY)) {
            assertThat(Granted.in(sandbox).sourceIdentity()).isNull();
        }
    }

    @Test
    void eachSideMustAllowIt() {
        try (NxopSandbox sandbox = open(PodSource.POD_IDENTITY)) {
            sandbox.trustPolicies().replaceTarget(policy(TWO));
            AccessException refusal = Refused.with(with(sandbox, "crew-app"));
            assertThat(String.valueOf(refusal.getMessage()).replaceFirst("x2x1z-[0-9a-f-]+ is", "x2x1z-<id> is"))
                    .isEqualTo("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: AccessDenied: User: \
                    arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-<id> is not \
                    authorized to perform: sts:SetSourceIdentity on resource: arn:aws:iam::178549792225:role/example-role
                      Remedy: STS refused the action sts:SetSourceIdentity. The trust policy of \
                    arn:aws:iam::178549792225:role/example-role and the policy of the pod's own role must both allow it, \
                    because NXOP_SOURCE_IDENTITY sets a source identity. In the trust policy, give this action a statement of \
                    its own, without conditions on tags or an external id. If they do, compare the trust policy's conditions \
                    with what this pod sent:
                          aws:RequestTag/kubernetes-namespace = fxip-ms-dev (inherited)
                          aws:RequestTag/kubernetes-service-account = example-app (inherited)
                          aws:RequestTag/kubernetes-pod-name = example-app-7d4b9c8f6-x2x1z (inherited)
                          aws:RequestTag/kubernetes-pod-uid = 8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91 (inherited)
                          aws:RequestTag/eks-cluster-arn and eks-cluster-name (inherited; only EKS knows their values)
                          sts:SourceIdentity = crew-app
                          no external id (NXOP_EXTERNAL_ID sets one)
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused""");
            assertThat(sandbox.sts().calls())
                    .as("other tags would not help, and are not tried")
                    .filteredOn(call -> call.bySession() && call.action().equals("AssumeRole"))
                    .hasSize(1);

            sandbox.trustPolicies().replaceTarget(policy(TWO, IDENTITY));
            sandbox.permissions()
                    .replacePod(
                            policy(
                                    "{\"Effect\": \"Allow\", \"Action\": [\"sts:AssumeRole\", \"sts:TagSession\"], \"Resource\": \"*\"}"));
            assertThat(Refused.with(with(sandbox, "crew-app")).what()).contains("sts:SetSourceIdentity");

            sandbox.permissions().replacePod(MAY);
            assertThat(Granted.with(sandbox, with(sandbox, "crew-app")).sourceIdentity())
                    .isEqualTo("crew-app");
        }
    }

    /** The platform's session has one already, as a session of IAM Identity Center or of Roles Anywhere has. */
    @Test
    void anInheritedOneIsShownAndStays(@TempDir Path directory) throws IOException {
        try (NxopSandbox sandbox = open(PodSource.POD_IDENTITY)) {
            Map<String, String> variables = heldBy(sandbox, "ops-person", directory);
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
                nxop.credentialsProvider().resolveCredentials();
                assertThat(nxop.status().sourceIdentity()).contains("ops-person");
            }
            variables.put("NXOP_SOURCE_IDENTITY", "ops-person");
            assertThat(Granted.with(sandbox, variables).sourceIdentity()).isEqualTo("ops-person");

            variables.put("NXOP_SOURCE_IDENTITY", "somebody-else");
            AccessException refusal = Refused.with(variables);
            assertThat(refusal).hasMessage("""
                    STS refused AssumeRole on arn:aws:iam::178549792225:role/example-role: ValidationError: The source identity is \
                    already set for this assume role session
                      Remedy: Leave NXOP_SOURCE_IDENTITY out: then the session inherits the source identity of the pod's own \
                    session. No later session can change that identity.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#source-identity-conflict""");
            assertThat(refusal.retryable()).isFalse();
        }
    }

    /** A file with a session whose source identity somebody else has set. */
    private static Map<String, String> heldBy(NxopSandbox sandbox, String who, Path directory) throws IOException {
        sandbox.permissions().replaceTarget(MAY);
        Map<String, String> first = with(sandbox, who);
        SandboxSts.Session held = Granted.with(sandbox, first);
        String trust = policy(
                TWO.replace("285282426848:root", "178549792225:root"),
                IDENTITY.replace("285282426848:root", "178549792225:root"));
        sandbox.trustPolicies().replaceTarget(trust);
        Path file = Files.writeString(
                directory.resolve("aws-credentials"),
                "export AWS_ACCESS_KEY_ID=\"" + held.accessKeyId() + "\"\nexport AWS_SECRET_ACCESS_KEY=\""
                        + held.secretAccessKey() + "\"\nexport AWS_SESSION_TOKEN=\"" + held.sessionToken() + "\"\n");
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.put("NXOP_SOURCE", "vault-file");
        variables.put("NXOP_VAULT_FILE", file.toString());
        variables.put("NXOP_SESSION_NAME", "again");
        variables.put("NXOP_SESSION_TAG_MODE", "inherit");
        return variables;
    }

    @Test
    void whereThePlatformHasAssumedTheRoleASessionOfItsOwnIsAskedFor() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            assertThat(Refused.in(sandbox, Map.of("NXOP_SOURCE_IDENTITY", "crew-app"))
                            .remedy())
                    .contains(
                            "already gives the credentials of this role, and NXOP_SOURCE_IDENTITY asks for a separate session");
        }
    }

    @Test
    void aFactThatNobodyKnowsIsSaidBeforeStsIsAsked() {
        try (NxopSandbox sandbox = open(PodSource.POD_IDENTITY)) {
            Map<String, String> variables = with(sandbox, "{cluster}");
            variables.remove("NXOP_CLUSTER_ARN");
            assertThat(Refused.with(variables)).hasMessage("""
                    The SDK cannot derive the source identity (NXOP_SOURCE_IDENTITY={cluster}): neither the pod's token nor a \
                    variable gives {cluster}.
                      Remedy: Set NXOP_NAMESPACE, NXOP_SERVICE_ACCOUNT, NXOP_POD_NAME and NXOP_POD_UID with the Downward API, \
                    NXOP_CLUSTER_ARN for {cluster}, or NXOP_SOURCE_IDENTITY to a fixed text.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#workload-unknown""");
        }
    }
}
