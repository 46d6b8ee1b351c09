package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements, letter for letter. That they work is shown in the world. */
class TrustStatementTest {
    private static final PodFacts NOBODY = new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), true);

    @Test
    void forTagsThatEksSets() {
        assertThat(TrustStatement.forPod(Pods.INHERITING)).isEqualTo("""
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
                          "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"
                        }
                      }
                    }
                  ]
                }
                """);
    }

    @Test
    void forTagsThatThePodPassesWithAnExternalId() {
        PodFacts facts = Pods.passing("quoted\"\\\u0001");
        assertThat(TrustStatement.forPod(facts)).isEqualTo("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "AllowPod",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::285282426848:root" },
                      "Action": "sts:AssumeRole",
                      "Condition": {
                        "StringEquals": {
                          "aws:RequestTag/kubernetes-namespace": "fxip-ms-dev",
                          "sts:ExternalId": "quoted\\"\\\\\\u0001"
                        },
                        "ArnLike": {
                          "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
                          "aws:PrincipalArn": ["arn:aws:iam::285282426848:role/example-app-kpaas", \
                "arn:aws:iam::285282426848:role/*/example-app-kpaas"]
                        }
                      }
                    },
                    {
                      "Sid": "AllowPodToTag",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::285282426848:root" },
                      "Action": "sts:TagSession",
                      "Condition": {
                        "StringEquals": {
                          "aws:RequestTag/kubernetes-namespace": "fxip-ms-dev"
                        },
                        "ArnLike": {
                          "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
                          "aws:PrincipalArn": ["arn:aws:iam::285282426848:role/example-app-kpaas", \
                "arn:aws:iam::285282426848:role/*/example-app-kpaas"]
                        }
                      }
                    }
                  ]
                }
                """);
    }

    @Test
    void aRoleWithItsPathIsNamedAsItIs() {
        assertThat(TrustStatement.forPod(Pods.of("", "arn:aws-us-gov:iam::285282426848:role/apps/example")))
                .contains("\"aws:PrincipalArn\": \"arn:aws-us-gov:iam::285282426848:role/apps/example\"")
                .contains("\"AWS\": \"arn:aws-us-gov:iam::285282426848:root\"");
    }

    @Test
    void anUnknownClusterIsAnyOfTheAccount() {
        assertThat(TrustStatement.forPod(Pods.KNOWING_LITTLE))
                .contains(
                        "\"ArnLike\": {\n          \"aws:RequestTag/eks-cluster-arn\": \"arn:aws:eks:*:285282426848:cluster/*\"");
    }

    @Test
    void aPodWithoutTagsIsKnownByItsRoleAlone() {
        assertThat(TrustStatement.forPod(Pods.UNTAGGED))
                .contains("aws:PrincipalArn")
                .doesNotContain("RequestTag");
    }

    /** So that it never trusts more than was meant. */
    @Test
    void whatIsNotKnownStaysToBeFilledIn() {
        assertThat(TrustStatement.forPod(NOBODY))
                .contains(
                        "\"AWS\": \"arn:aws:iam::<account of the pod>:root\"",
                        "\"aws:RequestTag/kubernetes-namespace\": \"<kubernetes-namespace>\"",
                        "arn:aws:eks:*:<account of the pod>:cluster/*");
        PodFacts noRole = Pods.of(Pods.ACCOUNT, "");
        assertThat(TrustStatement.forPod(noRole)).contains("\"arn:aws:iam::285282426848:role/<role of the pod>\"");
    }

    static List<PodFacts> pods() {
        return List.of(Pods.INHERITING, Pods.PASSING, Pods.passing("an-id"), Pods.UNTAGGED);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void theCheckHasNothingAgainstIt(PodFacts facts) {
        assertThat(TrustPolicyCheck.of(TrustStatement.forPod(facts)).against(facts))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void theCheckKnowsThatItIsForNobodyElse(PodFacts facts) {
        PodFacts other = new PodFacts(
                Pods.ACCOUNT,
                Pods.ROLE + "-2",
                "other",
                "other",
                Pods.CLUSTER,
                facts.tags().isEmpty()
                        ? Map.of()
                        : Map.of("kubernetes-namespace", "other", "eks-cluster-arn", Pods.CLUSTER),
                facts.externalId(),
                facts.inheritedTags());
        assertThat(TrustPolicyCheck.of(TrustStatement.forPod(facts)).against(other))
                .isNotEmpty()
                .allMatch(remark -> remark.kind() == Kind.BLOCKS);
    }

    /** A statement that mixes partitions matches nobody. */
    @Test
    void everyArnIsInOnePartition() {
        String gov = "arn:aws-us-gov:iam::285282426848:role/example-app-kpaas";
        List<PodFacts> pods = List.of(
                new PodFacts("285282426848", gov, "n", "s", "", Map.of(), Optional.empty(), true),
                new PodFacts(
                        "285282426848",
                        gov,
                        "n",
                        "s",
                        "",
                        Map.of(ConditionKeys.CLUSTER_ARN, "x"),
                        Optional.empty(),
                        false),
                new PodFacts(
                        "285282426848",
                        "",
                        "n",
                        "s",
                        "arn:aws-us-gov:eks:us-gov-west-1:285282426848:cluster/kpaas",
                        Map.of(),
                        Optional.empty(),
                        false),
                new PodFacts("", "", "n", "s", "", Map.of(), Optional.empty(), true, "aws-us-gov"),
                new PodFacts("", "", "n", "s", "", Map.of(), Optional.empty(), false, "aws-us-gov"));
        assertThat(pods)
                .allSatisfy(pod -> assertThat(TrustStatement.forPod(pod))
                        .contains("arn:aws-us-gov:")
                        .doesNotContain("arn:aws:"));
    }
}
