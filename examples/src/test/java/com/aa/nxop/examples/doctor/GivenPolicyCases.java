package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The NXOP role's trust policy keeps the pod out, and the Doctor is given it, in the form in which somebody had it. */
final class GivenPolicyCases {
    private static final String HERE = "assume-role";
    private static final String REFUSED = "assume-role-refused";
    private static final String BOTH = "\"sts:AssumeRole\", \"sts:TagSession\"";
    private static final String OTHER = policy(BOTH, namespace("other"));
    private static final String SAYS =
            "wants \"other\"; this pod sends \"fxip-ms-dev\". Add \"fxip-ms-dev\" to its values, if this pod should have access.";

    private GivenPolicyCases() {}

    static List<Misconfiguration> all() {
        return Stream.concat(forms(), Stream.concat(known(), tags())).toList();
    }

    private static Stream<Misconfiguration> forms() {
        return Stream.of(
                form(
                        "the answer of `aws iam get-role`",
                        policy -> "{\"Role\": {\"RoleName\": \"example-role\", \"AssumeRolePolicyDocument\": " + policy
                                + "}}"),
                form("a JSON string", GivenPolicyCases::quoted),
                form("encoded for a URL", policy -> URLEncoder.encode(policy, UTF_8)),
                form(
                        "a resource in `terraform show -json`",
                        policy ->
                                "{\"values\": {\"root_module\": {\"resources\": [{\"values\": {\"assume_role_policy\": "
                                        + quoted(policy) + "}}]}}}"),
                form(
                        "`jsonencode` in Terraform",
                        policy -> "resource \"aws_iam_role\" \"nxop\" {\n  assume_role_policy = jsonencode(" + policy
                                + ")\n}\n"),
                form(
                        "a text in Terraform",
                        policy -> "resource \"aws_iam_role\" \"nxop\" {\n  assume_role_policy = <<EOT\n" + policy
                                + "\nEOT\n}\n"),
                form("a template of CloudFormation", policy -> """
                        Resources:
                          Role:
                            Properties:
                              AssumeRolePolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: "arn:aws:iam::285282426848:root"}
                                    Action: [sts:AssumeRole, sts:TagSession]
                                    Condition:
                                      StringEquals:
                                        aws:RequestTag/kubernetes-namespace: other
                        """),
                wrong("the trust policy names another namespace, and was saved in UTF-16 by PowerShell", pod -> {
                            pod.sandbox().trustPolicies().replaceTarget(OTHER);
                            pod.name("--trust-policy", pod.file("policy.json", ("\uFEFF" + OTHER).getBytes(UTF_16LE)));
                        })
                        .finds(HERE, REFUSED, SAYS)
                        .mendedBy(GivenPolicyCases::asPrinted),
                wrong(
                                "the trust policy names another namespace, and the one of the pod's own role is looked at",
                                pod -> {
                                    pod.sandbox().trustPolicies().replaceTarget(OTHER);
                                    pod.name("--trust-policy", pod.file("policy.json", """
                                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                                     "Principal": {"Service": "pods.eks.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession"]}}
                                    """));
                                })
                        .finds(
                                HERE,
                                REFUSED,
                                "This is not the NXOP role's trust policy, but that of the pod's own role",
                                "Change nothing in it for the NXOP role")
                        .mendedBy(GivenPolicyCases::asPrinted));
    }

    private static Stream<Misconfiguration> known() {
        return Stream.of(
                given(
                                "the trust policy names one session of the pod's role, which was another",
                                policy(BOTH, namespace("fxip-ms-dev"))
                                        .replace(
                                                "arn:aws:iam::285282426848:root",
                                                "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-1"))
                        .finds(
                                HERE,
                                REFUSED,
                                "A session's ARN names only that one session, and this pod's is now",
                                "Name the role, \"arn:aws:iam::285282426848:role/example-app-kpaas\"")
                        .mendedBy((pod, said) -> pod.sandbox()
                                .trustPolicies()
                                .replaceTarget(policy(BOTH, namespace("fxip-ms-dev"))
                                        .replace(
                                                "arn:aws:iam::285282426848:root",
                                                said.copiedFromRemarks("Name the role, \"([^\"]+)\"")))),
                given(
                                "the trust policy wants a session of another name",
                                split("\"StringLike\": {\"sts:RoleSessionName\": \"nxop-*\"}"))
                        .finds(HERE, REFUSED, "Set NXOP_SESSION_NAME to a name that the policy wants")
                        .mendedBy(pod -> pod.set("NXOP_SESSION_NAME", "nxop-example-app")),
                given(
                                "the trust policy asks for what only services send",
                                split("\"StringEquals\": {\"aws:SourceAccount\": \"285282426848\"}"))
                        .finds(HERE, REFUSED, "Only calls by AWS services have this key: take the condition out.")
                        .mendedBy(pod -> pod.sandbox().trustPolicies().replaceTarget(split(""))));
    }

    private static Stream<Misconfiguration> tags() {
        return Stream.of(
                given(
                                "the trust policy is the one of AWS's EKS Best Practices before May 2026",
                                policy("\"sts:AssumeRole\"", principalTag()))
                        .finds(
                                HERE,
                                "tag-session-refused",
                                "Add sts:TagSession. AWS's EKS Best Practices showed such a policy until May 2026")
                        .mendedBy(pod -> pod.sandbox().trustPolicies().replaceTarget(policy(BOTH, principalTag()))),
                given("IRSA: the trust policy is on `aws:PrincipalTag` alone", policy(BOTH, principalTag()))
                        .in(world -> world.source(PodSource.WEB_IDENTITY))
                        .finds(
                                HERE,
                                REFUSED,
                                "aws:PrincipalTag holds only tags that the pod's own session has already. Change the key.")
                        .mendedBy(GivenPolicyCases::asPrinted),
                wrong("IRSA: the organization lets nobody but EKS set the pod's tags", pod -> {})
                        .in(world -> world.source(PodSource.WEB_IDENTITY).sts(SandboxSts.Setup::protectPodIdentityTags))
                        .finds(
                                HERE,
                                "tag-session-refused",
                                "reserves the six tags of EKS Pod Identity for EKS, and no trust policy overrides it.",
                                "Give the pod EKS Pod Identity in place of its source")
                        .mendedBy(pod ->
                                pod.moveTo(NxopSandbox.builder().sts(SandboxSts.Setup::protectPodIdentityTags))));
    }

    private static Misconfiguration form(String form, UnaryOperator<String> of) {
        return wrong("the trust policy names another namespace, and is given as " + form, pod -> {
                    pod.sandbox().trustPolicies().replaceTarget(OTHER);
                    pod.name("--trust-policy", pod.file("policy", of.apply(OTHER)));
                })
                .finds(HERE, REFUSED, SAYS)
                .mendedBy(GivenPolicyCases::asPrinted);
    }

    private static Misconfiguration given(String name, String policy) {
        return wrong(name, pod -> {
            pod.sandbox().trustPolicies().replaceTarget(policy);
            pod.name("--trust-policy", pod.file("policy.json", policy));
        });
    }

    private static void asPrinted(Patient pod, Said said) {
        pod.sandbox().trustPolicies().replaceTarget(said.trustStatement());
    }

    private static String quoted(String policy) {
        return '"' + policy.replace("\"", "\\\"") + '"';
    }

    private static String namespace(String name) {
        return "\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": \"" + name + "\"}";
    }

    private static String principalTag() {
        return "\"StringEquals\": {\"aws:PrincipalTag/kubernetes-namespace\": \"fxip-ms-dev\"}";
    }

    private static String policy(String actions, String conditions) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement(actions, conditions) + "]}";
    }

    /** A condition that only sts:AssumeRole knows. */
    private static String split(String conditions) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement("\"sts:AssumeRole\"", conditions) + ", "
                + statement("\"sts:TagSession\"", "") + "]}";
    }

    private static String statement(String actions, String conditions) {
        return "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::285282426848:root\"}, \"Action\": ["
                + actions + "], \"Condition\": {" + conditions + "}}";
    }
}
