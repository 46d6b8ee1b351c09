package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever form people have a trust policy in, the remarks are those on the document itself. */
class PolicyFileTest {
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";
    private static final String OTHER = "arn:aws:iam::178549792225:role/other-role";
    /** Names another namespace, with a variable and a quotation mark. */
    private static final String POLICY = Policies.when("\"StringEquals\": {\"aws:RequestTag/kubernetes-namespace\": "
            + "[\"other\", \"${aws:PrincipalTag/team}+\\\"x\\\"\"]}");

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String role(String arn, String document) {
        return "{\"RoleName\": \"" + PolicyFile.name(arn) + "\", \"Arn\": \"" + arn
                + "\", \"MaxSessionDuration\": 3600, \"AssumeRolePolicyDocument\": " + document + "}";
    }

    static Stream<Arguments> forms() {
        String hcl = hcl();
        return Stream.of(
                row("the document", POLICY),
                row("with a byte order mark", "\uFEFF" + POLICY),
                row("a string", quoted(POLICY)),
                row("a string in a string", quoted(quoted(POLICY))),
                row("escaped, without its quotes", quoted(POLICY).replaceAll("^\"|\"$", "")),
                row("in the quotes of a shell", "'" + POLICY + "'\n"),
                row("a code block", "```json\n" + POLICY + "\n```\n"),
                row("encoded as a form", encoded(POLICY)),
                row("encoded by RFC 3986", encoded(POLICY).replace("+", "%20") + "\n"),
                row("encoded, in quotes", quoted(encoded(POLICY))),
                row("encoded twice", encoded(encoded(POLICY))),
                row("aws iam get-role", "{\"Role\": " + role(ROLE, POLICY) + "}"),
                row("get-role, encoded", "{\"Role\": " + role(ROLE, quoted(encoded(POLICY))) + "}"),
                row("--query Role", role(ROLE, POLICY)),
                row(
                        "list-roles",
                        "{\"Roles\": [" + role(OTHER, "{\"Statement\": []}") + ", " + role(ROLE, POLICY) + "]}"),
                row(
                        "get-account-authorization-details",
                        "{\"RoleDetailList\": [" + role(ROLE, quoted(POLICY)) + "], \"Policies\": []}"),
                row(
                        "IAM's answer",
                        "<GetRoleResponse><GetRoleResult><Role><AssumeRolePolicyDocument>" + encoded(POLICY)
                                + "</AssumeRolePolicyDocument></Role></GetRoleResult></GetRoleResponse>"),
                row(
                        "CloudTrail",
                        "{\"eventName\": \"UpdateAssumeRolePolicy\", \"requestParameters\": {\"roleName\": \"example-role\","
                                + " \"policyDocument\": " + quoted(POLICY) + "}}"),
                row(
                        "terraform show -json",
                        "{\"values\": {\"root_module\": {\"resources\": [{\"address\": \"aws_iam_role.nxop\", \"name\": \"nxop\","
                                + " \"values\": {\"arn\": \"" + ROLE + "\", \"assume_role_policy\": " + quoted(POLICY)
                                + "}}]}}}"),
                row(
                        "terraform plan -json",
                        "{\"resource_changes\": [{\"change\": {\"after\": {\"name\": \"example-role\", \"assume_role_policy\": "
                                + quoted(POLICY) + "}}}]}"),
                row(
                        "a resource with jsonencode",
                        "# The role.\nresource \"aws_iam_role\" \"nxop\" {\n  name = \"example-role\"\n"
                                + "  assume_role_policy = jsonencode(" + hcl + ")\n  tags = { team = \"ops\" }\n}\n"),
                row(
                        "a resource with a text",
                        "resource \"aws_iam_role\" \"nxop\" {\n  assume_role_policy = <<-EOT\n    "
                                + POLICY.replace("${", "$${") + "\n  EOT\n}\n"),
                row(
                        "a resource with a string",
                        "resource \"aws_iam_role\" \"nxop\" {\n  assume_role_policy = "
                                + quoted(POLICY).replace("${", "$${") + "\n}\n"),
                row("jsonencode alone", "jsonencode(" + hcl + ")"),
                row("the object alone", hcl),
                row(
                        "terraform plan",
                        ("  # aws_iam_role.nxop will be created\n  + resource \"aws_iam_role\" \"nxop\" {\n"
                                        + "      + arn                = (known after apply)\n"
                                        + "      + assume_role_policy = jsonencode(\n" + hcl + "\n        )\n"
                                        + "      + name               = \"example-role\"\n    }\n")
                                .replaceAll("(?m)^    (\"|Statement|Version)", "    + $1")),
                row("aws_iam_policy_document", documentBlock()),
                row(
                        "a resource that refers to its document",
                        documentBlock()
                                + "\ndata \"aws_iam_policy_document\" \"other\" {\n  statement {\n    actions = [\"s3:*\"]\n"
                                + "    resources = [\"*\"]\n  }\n}\nresource \"aws_iam_role\" \"nxop\" {\n"
                                + "  assume_role_policy = data.aws_iam_policy_document.trust.json\n}\n"),
                row(
                        "CloudFormation in JSON",
                        "{\"Resources\": {\"Role\": {\"Properties\": " + role(ROLE, POLICY) + "}}}"),
                row("CloudFormation", yaml("      AssumeRolePolicyDocument:\n", "        ")),
                row(
                        "a manifest with a text",
                        "spec:\n  name: example-role\n  assumeRolePolicy: |\n    " + POLICY + "\n"),
                row("a policy in YAML", yaml("", "")),
                row(
                        "what Python prints",
                        POLICY.replace("\\\"", "~").replace("\"", "'").replace("~", "\"")));
    }

    private static String hcl() {
        return """
                {
                    Version = "2012-10-17"
                    "Statement" : [
                      {
                        Effect    = "Allow" // Whom.
                        Principal = { AWS = "arn:aws:iam::285282426848:root" }
                        Action = [
                          "sts:AssumeRole",
                          "sts:TagSession", # Both.
                        ]
                        Condition = {
                          StringEquals = {
                            "aws:RequestTag/kubernetes-namespace" = ["other", "$${aws:PrincipalTag/team}+\\"x\\""]
                          }
                        }
                      },
                    ]
                  }""";
    }

    private static String documentBlock() {
        return """
                data "aws_iam_policy_document" "trust" {
                  statement {
                    actions = ["sts:AssumeRole", "sts:TagSession"]
                    principals {
                      type        = "AWS"
                      identifiers = ["arn:aws:iam::285282426848:root"]
                    }
                    condition {
                      test     = "StringEquals"
                      variable = "aws:RequestTag/kubernetes-namespace"
                      values   = ["other", "&{aws:PrincipalTag/team}+\\"x\\""]
                    }
                  }
                }
                """;
    }

    private static String yaml(String head, String indent) {
        String start = head.isEmpty() ? "" : "Resources:\n  Role:\n    Properties:\n";
        return start + head + """
                Version: "2012-10-17" # The newer one.
                Statement:
                - Effect: Allow
                  Principal: {AWS: 'arn:aws:iam::285282426848:root'}
                  Action:
                    - sts:AssumeRole
                    - sts:TagSession
                  Condition:
                    StringEquals:
                      aws:RequestTag/kubernetes-namespace:
                        - other
                        - "${aws:PrincipalTag/team}+\\"x\\""
                """.indent(indent.length());
    }

    private static Arguments row(String name, String text) {
        return Arguments.of(name, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void isReadAsTheDocumentIs(String name, String text) {
        List<PolicyRemark> expected = TrustPolicyCheck.of(POLICY).against(Pods.PASSING, Remarks.NOW);
        assertThat(expected).isNotEmpty();
        TrustPolicyCheck read = TrustPolicyCheck.of(text, ROLE);
        assertThat(read.against(Pods.PASSING, Remarks.NOW)).as(name).isEqualTo(expected);
        assertThat(read.misplaced(Pods.PASSING)).as(name).isEmpty();
    }

    @Test
    void severalRolesAreNotGuessedAbout() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustPolicyCheck.of(
                        "{\"Roles\": [" + role(OTHER, POLICY) + ", " + role(OTHER + "-2", Policies.when("")) + "]}",
                        ROLE))
                .withMessage("The file holds the trust policies of several roles (" + OTHER + ", " + OTHER
                        + "-2). Save one of them: aws iam get-role --role-name example-role > policy.json");
    }

    /** Only IAM has what they compute. */
    @ParameterizedTest
    @MethodSource("computed")
    void aValueThatIsComputedIsNotGuessed(String text, String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustPolicyCheck.of(text, ROLE))
                .withMessage("Terraform or CloudFormation computes a value of the policy later (" + expression
                        + "). Save the policy that IAM has: aws iam get-role --role-name NAME > policy.json");
    }

    static Stream<Arguments> computed() {
        return Stream.of(
                Arguments.of(
                        hcl().replace("\"arn:aws:iam::285282426848:root\"", "var.kpaas_account"), "var.kpaas_account"),
                Arguments.of(hcl().replace("285282426848", "${var.accounts[\"kpaas\"]}"), "var.accounts[\"kpaas\"]"),
                Arguments.of(hcl().replace("\"aws:RequestTag/kubernetes-namespace\" =", "(local.key) ="), "local.key"),
                Arguments.of(
                        yaml("      AssumeRolePolicyDocument:\n", "        ")
                                .replace(
                                        "'arn:aws:iam::285282426848:root'",
                                        "!Sub 'arn:aws:iam::${AWS::AccountId}:root'"),
                        "!Sub 'arn:aws:iam::${AWS::AccountId}:root'"),
                Arguments.of(
                        yaml("      AssumeRolePolicyDocument:\n", "        ").replace("- other", "- !Ref Namespace"),
                        "!Ref Namespace"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsSaidWithItsPlace(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustPolicyCheck.of(text))
                .withMessage(expected);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(
                        "assume_role_policy = jsonencode({\n  Version = \"2012-10-17\n})",
                        "The Doctor cannot read the trust policy as Terraform: line 2, column 13: this string has no end."),
                Arguments.of(
                        "assume_role_policy = jsonencode({ Version = \"hidden\"",
                        "The Doctor cannot read the trust policy as Terraform: line 1, column 53: a name is expected."),
                Arguments.of(
                        "assume_role_policy = <<EOT\n{",
                        "The Doctor cannot read the trust policy as Terraform: line 1, column 22: this text after << has no"
                                + " end."),
                Arguments.of(
                        "Version: \"2012-10-17\"\nVersion: x",
                        "The Doctor cannot read the trust policy as YAML: line 2: a name stands twice in one mapping."),
                Arguments.of(
                        "Statement:\n  - Effect: [Allow",
                        "The Doctor cannot read the trust policy as YAML: line 2: a comma or ']' is expected."),
                Arguments.of(
                        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}",
                        "Statement 1 has a Resource: a trust policy has none, because it is about its own role. This looks like a"
                                + " permissions policy of a role. Its trust policy is the AssumeRolePolicyDocument of aws iam"
                                + " get-role. IAM does not take such a policy."),
                Arguments.of(
                        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sts:*\","
                                + " \"Resource\": \"*\"}]}",
                        "Statement 1 has a Resource: a trust policy has none, because it is about its own role. This looks like a"
                                + " resource control policy of an organization, which is not a role's. IAM does not take such a"
                                + " policy."));
    }

    @Test
    void whatIsPrintedForTerraformIsThePolicy() {
        for (PodFacts pod : List.of(Pods.PASSING, Pods.INHERITING, Pods.passing("an-${id}-%{x}\"\\"))) {
            String json = TrustStatement.forPod(pod);
            assertThat(TrustPolicyReader.read(TerraformPolicy.of(json), ""))
                    .isEqualTo(TrustPolicyReader.read(json, ""));
        }
    }

    @Test
    void forTerraform() {
        assertThat(TerraformPolicy.of(TrustStatement.forPod(Pods.INHERITING))).isEqualTo("""
                data "aws_iam_policy_document" "trust" {
                  statement {
                    sid     = "AllowPod"
                    effect  = "Allow"
                    actions = ["sts:AssumeRole", "sts:TagSession"]

                    principals {
                      type        = "AWS"
                      identifiers = ["arn:aws:iam::285282426848:root"]
                    }

                    condition {
                      test     = "StringEquals"
                      variable = "aws:RequestTag/kubernetes-namespace"
                      values   = ["fxip-ms-dev"]
                    }

                    condition {
                      test     = "ArnLike"
                      variable = "aws:RequestTag/eks-cluster-arn"
                      values   = ["arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"]
                    }
                  }
                }
                """);
    }
}
