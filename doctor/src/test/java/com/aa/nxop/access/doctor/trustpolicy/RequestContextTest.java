package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the request holds under each key, for pods that know more or less of themselves. */
class RequestContextTest {
    private static final PodFacts STRANGER = new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), true);

    private static String sent(PodFacts facts, boolean tagging, String key) {
        RequestValue sent = new RequestContext(facts, Remarks.NOW, tagging).get(key);
        return sent.kind() + (sent.values().isEmpty() ? "" : " " + String.join(",", sent.values()));
    }

    private static String sent(PodFacts facts, String key) {
        return sent(facts, false, key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aws:PrincipalArn                        | KNOWN arn:aws:iam::285282426848:role/example-app-kpaas
            AWS:principalARN                        | KNOWN arn:aws:iam::285282426848:role/example-app-kpaas
            aws:PrincipalAccount                    | KNOWN 285282426848
            aws:PrincipalType                       | KNOWN AssumedRole
            aws:MultiFactorAuthPresent              | KNOWN false
            aws:PrincipalIsAWSService               | KNOWN false
            aws:ViaAWSService                       | KNOWN false
            aws:SecureTransport                     | KNOWN true
            aws:CurrentTime                         | KNOWN 2026-03-01T12:00:00Z
            aws:EpochTime                           | KNOWN 1772366400
            aws:RequestTag/kubernetes-namespace     | KNOWN fxip-ms-dev
            aws:requesttag/KUBERNETES-NAMESPACE     | KNOWN fxip-ms-dev
            aws:RequestTag/team                     | ABSENT
            aws:PrincipalTag/kubernetes-namespace   | ABSENT
            aws:PrincipalTag/team                   | UNKNOWN
            sts:ExternalId                          | ABSENT
            sts:RoleSessionName                     | HIDDEN
            aws:userid                              | HIDDEN
            aws:username                            | ABSENT
            aws:SourceArn                           | ABSENT
            sts:TransitiveTagKeys                   | ABSENT
            aws:SourceIp                            | UNKNOWN
            aws:PrincipalOrgID                      | UNKNOWN
            no:such                                 | UNKNOWN
            """)
    void ofAPodThatPassesItsTags(String key, String expected) {
        assertThat(sent(Pods.PASSING, key)).isEqualTo(expected);
    }

    /** The two decisions of one call have keys of their own. */
    @Test
    void taggingKnowsNeitherExternalIdNorSessionName() {
        PodFacts pod = Pods.passing("an-id");
        assertThat(sent(pod, false, "sts:ExternalId")).isEqualTo("KNOWN an-id");
        assertThat(sent(pod, true, "sts:ExternalId")).isEqualTo("ABSENT");
        assertThat(sent(pod, false, "sts:RoleSessionName")).isEqualTo("HIDDEN");
        assertThat(sent(pod, true, "sts:RoleSessionName")).isEqualTo("ABSENT");
        assertThat(sent(pod, true, "aws:RequestTag/kubernetes-namespace")).isEqualTo("KNOWN fxip-ms-dev");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubernetes-namespace       | KNOWN fxip-ms-dev
            kubernetes-service-account | KNOWN example-app
            kubernetes-pod-name        | HIDDEN
            kubernetes-pod-uid         | HIDDEN
            eks-cluster-arn            | HIDDEN
            eks-cluster-name           | HIDDEN
            team                       | ABSENT
            """)
    void ofInheritedTagsSomeAreKnownAndTheOthersAreThere(String tag, String expected) {
        assertThat(sent(Pods.KNOWING_LITTLE, "aws:RequestTag/" + tag)).isEqualTo(expected);
        assertThat(sent(Pods.KNOWING_LITTLE, "aws:PrincipalTag/" + tag))
                .as("the pod's own session has them already")
                .isEqualTo(tag.equals("team") ? "UNKNOWN" : expected);
    }

    @Test
    void aClustersNameIsTheEndOfItsArn() {
        PodFacts pod = new PodFacts("", "", "", "", Pods.CLUSTER, Map.of(), Optional.empty(), true);
        assertThat(sent(pod, "aws:RequestTag/eks-cluster-arn")).isEqualTo("KNOWN " + Pods.CLUSTER);
        assertThat(sent(pod, "aws:RequestTag/eks-cluster-name")).isEqualTo("KNOWN kpaas-nonprod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:PrincipalArn", "aws:PrincipalAccount", "aws:RequestTag/kubernetes-namespace"})
    void whatIsThereAndNotKnownIsHidden(String key) {
        assertThat(sent(STRANGER, key)).isEqualTo("HIDDEN");
    }

    @Test
    void theAccountOfAPodIsThatOfItsRole() {
        assertThat(sent(Pods.of("", "arn:aws:iam::045755618773:role/x"), "aws:PrincipalAccount"))
                .isEqualTo("KNOWN 045755618773");
    }

    @Test
    void theNamesOfAllTagsThatAreSent() {
        String six = "eks-cluster-arn,eks-cluster-name,kubernetes-namespace,kubernetes-pod-name,kubernetes-pod-uid,"
                + "kubernetes-service-account";
        assertThat(sent(Pods.PASSING, "aws:TagKeys")).isEqualTo("KNOWN " + six);
        assertThat(sent(STRANGER, "aws:TagKeys")).isEqualTo("KNOWN " + six);
        assertThat(sent(Pods.UNTAGGED, "aws:TagKeys")).isEqualTo("ABSENT");
        assertThat(sent(Pods.with(Map.of("team", "x"), Optional.empty(), true), "aws:TagKeys"))
                .isEqualTo("KNOWN " + six + ",team");
    }

    @Test
    void onlyACallWithTagsIsAboutTagging() {
        assertThat(List.of(Pods.PASSING, STRANGER, Pods.INHERITING))
                .allMatch(pod -> new RequestContext(pod, Remarks.NOW, false).tagged());
        assertThat(new RequestContext(Pods.UNTAGGED, Remarks.NOW, false).tagged())
                .isFalse();
    }
}
