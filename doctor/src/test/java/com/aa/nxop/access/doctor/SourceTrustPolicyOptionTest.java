package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --source-trust-policy} adds to the report: the trust policy of the pod's own role, against this pod. */
@Tag("full")
@Timeout(60)
final class SourceTrustPolicyOptionTest {
    private static final String POD_IDENTITY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
             "Action": ["sts:AssumeRole", "sts:TagSession"]}]}""";
    private static final String NXOP = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
             "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {"StringEquals":
             {"aws:RequestTag/kubernetes-namespace": "%s"}}}]}""";

    @TempDir
    private Path folder;

    private static NxopSandbox irsa() {
        return NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start();
    }

    private Told told(NxopSandbox sandbox, String policy, String... more) throws IOException {
        String[] arguments = new String[more.length + 2];
        System.arraycopy(more, 0, arguments, 2, more.length);
        arguments[0] = "--source-trust-policy";
        arguments[1] = Files.writeString(folder.resolve("own.json"), policy).toString();
        return Told.with(sandbox.environment(), arguments);
    }

    private static String end(Told told) {
        String out = told.out();
        int last = Math.max(out.indexOf("\nStage by stage:\n"), out.indexOf("\nSettings:\n"));
        return out.substring(out.indexOf("\n\n", Math.max(0, last)) + 2);
    }

    /** Terraform, JSON for the report, no word of the token. */
    @Test
    void theReportShowsThePolicyThatRefusesTheTokenAndOneThatAllowsIt() throws IOException {
        try (NxopSandbox sandbox = irsa()) {
            sandbox.trustPolicies().replacePod(POD_IDENTITY);
            Told told = told(sandbox, POD_IDENTITY, "--terraform");
            assertThat(told.out())
                    .startsWith(
                            "Access to the NXOP account does not work. First finding, at source: web-identity-refused.\n");
            String host = end(told).replaceAll("(?s).*oidc-provider/([^\"]+)\".*", "$1");
            assertThat(end(told)).startsWith("""
                    For the team that owns the pod's own role, the trust policy that it needs for this pod:
                      {
                        "Version": "2012-10-17",
                        "Statement": [
                          {
                            "Sid": "AllowServiceAccount",
                            "Effect": "Allow",
                            "Principal": { "Federated": "arn:aws:iam::285282426848:oidc-provider/HOST" },
                            "Action": "sts:AssumeRoleWithWebIdentity",
                            "Condition": {
                              "StringEquals": {
                                "HOST:aud": "sts.amazonaws.com",
                                "HOST:sub": "system:serviceaccount:fxip-ms-dev:example-app"
                              }
                            }
                          }
                        ]
                      }

                    The same for Terraform:
                      data "aws_iam_policy_document" "trust" {
                        statement {
                          sid     = "AllowServiceAccount"
                          effect  = "Allow"
                          actions = ["sts:AssumeRoleWithWebIdentity"]

                          principals {
                            type        = "Federated"
                            identifiers = ["arn:aws:iam::285282426848:oidc-provider/HOST"]
                          }

                          condition {
                            test     = "StringEquals"
                            variable = "HOST:aud"
                            values   = ["sts.amazonaws.com"]
                          }

                          condition {
                            test     = "StringEquals"
                            variable = "HOST:sub"
                            values   = ["system:serviceaccount:fxip-ms-dev:example-app"]
                          }
                        }
                      }

                    The given trust policy of the pod's own role:
                      - BLOCKS statement 1: No statement allows sts:AssumeRoleWithWebIdentity,""".replace("HOST", host));
            String token = Files.readString(sandbox.token().file());
            assertThat(told.out() + told.err()).doesNotContain(token).doesNotContain(token.split("\\.", -1)[2]);
        }
    }

    @Test
    void aPolicyThatFits() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = told(sandbox, POD_IDENTITY);
            assertThat(told.exit()).isZero();
            assertThat(end(told))
                    .isEqualTo(
                            "The given trust policy of the pod's own role lets this pod in, and nothing in it is weak or"
                                    + " broken.\n");
        }
    }

    /** Nothing is called the reason of a refusal that did not happen. */
    @Test
    void aPolicyThatIsNotInForce() throws IOException {
        try (NxopSandbox sandbox = irsa()) {
            assertThat(end(told(sandbox, POD_IDENTITY)))
                    .startsWith(
                            "The given trust policy of the pod's own role would refuse this pod, but STS let the pod in. So the"
                                    + " role has another\npolicy today.\n  - REFUSES statement 1: ");
            sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            assertThat(end(told(sandbox, POD_IDENTITY)))
                    .startsWith("The given trust policy of the pod's own role:\n  - REFUSES statement 1: ");
        }
    }

    @Test
    void theTwoPoliciesAreMixedUp() throws IOException {
        try (NxopSandbox sandbox = irsa()) {
            Path other = Files.writeString(folder.resolve("nxop.json"), POD_IDENTITY);
            assertThat(end(told(sandbox, NXOP.formatted("fxip-ms-dev"), "--trust-policy", other.toString()))
                            .replaceAll("\\s+", " "))
                    .isEqualTo(
                            "The given trust policy: - MISPLACED the policy: This is not the NXOP role's trust policy, but that"
                                    + " of the pod's own role: it trusts pods.eks.amazonaws.com, which bring a pod its own role"
                                    + " and never assume the NXOP role. The Doctor did not compare it with this pod. Change"
                                    + " nothing in it for the NXOP role. Save the NXOP role's policy: aws iam get-role"
                                    + " --role-name example-role > policy.json, in account 178549792225. Name the pod's own with"
                                    + " --source-trust-policy. The given trust policy of the pod's own role: - MISPLACED the"
                                    + " policy: This is not the trust policy of the pod's own role: it trusts roles or accounts"
                                    + " of AWS, as the NXOP role's does, and neither EKS nor an OIDC provider. The Doctor did not"
                                    + " compare it with this pod. Save the policy of the pod's role: aws iam get-role --role-name"
                                    + " example-app-kpaas > policy.json, in account 285282426848. Name the NXOP role's with"
                                    + " --trust-policy. ");
        }
    }

    @Test
    void whereSomebodyElseAssumesThePodsRoleItIsNotCompared() throws IOException {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.KUBE2IAM).start()) {
            assertThat(end(told(sandbox, POD_IDENTITY))).isEqualTo("""
                    The given trust policy of the pod's own role:
                      - The Doctor did not compare it with this pod: kube2iam assumes the pod's role with the role of the node.
                    """);
        }
    }

    @Test
    void withoutAConfigurationItIsReadAtLeast() throws IOException {
        Path policy = Files.writeString(folder.resolve("own.json"), "{");
        assertThat(end(Told.with(Map.of("NXOP_ROLE", "x"), "--source-trust-policy", policy.toString())))
                .startsWith("The given trust policy of the pod's own role:\n  - The Doctor cannot read the policy: ");
    }

    /** PowerShell's {@code >} writes UTF-16. */
    @Test
    void filesInUtf16() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            for (Charset charset : new Charset[] {UTF_16LE, UTF_16BE}) {
                for (String mark : new String[] {"\uFEFF", ""}) {
                    Path file =
                            Files.write(folder.resolve("utf16"), (mark + NXOP.formatted("other")).getBytes(charset));
                    assertThat(Told.in(sandbox, "--trust-policy", file.toString())
                                    .out())
                            .as("%s %s", charset, mark)
                            .contains(
                                    "REFUSES statement 1: StringEquals on aws:RequestTag/kubernetes-namespace wants \"other\"");
                }
            }
            Path broken = Files.write(folder.resolve("utf16"), new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, 0});
            assertThat(Told.in(sandbox, "--trust-policy", broken.toString()).err())
                    .contains("begins like text in UTF-16, but is not valid UTF-16.");
        }
    }

    /** A policy that lets the pod in cannot be why STS refused. */
    @Test
    void whereTheGivenPolicyIsNotTheReason() throws IOException {
        try (NxopSandbox sandbox = irsa()) {
            sandbox.trustPolicies().replaceTarget(NXOP.formatted("other"));
            Path good = Files.writeString(folder.resolve("nxop.json"), NXOP.formatted("fxip-ms-dev"));
            assertThat(end(Told.in(sandbox, "--trust-policy", good.toString())).replaceAll("\\s+", " "))
                    .contains(
                            "The given trust policy: - It lets this pod in, but STS refused the pod. So the role has another"
                                    + " policy today, the role does not exist, or another policy refused. That may be the policy"
                                    + " of the pod's own role, a permissions boundary, or a policy of the organization. AWS"
                                    + " publishes a resource control policy that refuses the tags of EKS Pod Identity from any"
                                    + " caller but EKS. This pod passes them itself:"
                                    + " https://nxop-access.example/docs/guide/trust-policy.md#a-resource-control-policy-on-the-tags.");
        }
    }
}
