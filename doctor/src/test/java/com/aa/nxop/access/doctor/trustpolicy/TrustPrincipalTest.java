package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a Principal covers, as far as it is known who the pod is. */
class TrustPrincipalTest {
    private static final PodFacts STRANGER = new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), true);
    private static final PodFacts WITH_PATH = Pods.of("", "arn:aws:iam::285282426848:role/apps/example-app-kpaas");

    private static TruthValue covers(String kind, String text, PodFacts pod) {
        return new TrustPrincipal(List.of(new TrustPrincipal.Value(kind, text)), false).covers(pod);
    }

    /** The pod's role by its session, by its ARN with the path, and not at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *                                                              | TRUE    | TRUE    | TRUE
            285282426848                                                   | TRUE    | TRUE    | UNKNOWN
            arn:aws:iam::285282426848:root                                 | TRUE    | TRUE    | UNKNOWN
            arn:aws-us-gov:iam::285282426848:root                          | TRUE    | TRUE    | UNKNOWN
            045755618773                                                   | FALSE   | FALSE   | UNKNOWN
            arn:aws:iam::045755618773:root                                 | FALSE   | FALSE   | UNKNOWN
            arn:aws:iam::285282426848:role/example-app-kpaas               | TRUE    | FALSE   | UNKNOWN
            arn:aws:iam::285282426848:role/apps/example-app-kpaas          | UNKNOWN | TRUE    | UNKNOWN
            arn:aws:iam::285282426848:role/tools/example-app-kpaas         | UNKNOWN | FALSE   | UNKNOWN
            arn:aws:iam::285282426848:role/other                           | FALSE   | FALSE   | UNKNOWN
            arn:aws:iam::045755618773:role/example-app-kpaas               | FALSE   | FALSE   | UNKNOWN
            arn:aws:iam::285282426848:role/*                               | FALSE   | FALSE   | FALSE
            arn:aws:iam::285282426848:user/somebody                        | FALSE   | FALSE   | FALSE
            arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1 | UNKNOWN | UNKNOWN | UNKNOWN
            arn:aws:sts::285282426848:assumed-role/other/eks-1             | FALSE   | FALSE   | UNKNOWN
            arn:aws:sts::045755618773:assumed-role/example-app-kpaas/eks-1 | FALSE   | FALSE   | UNKNOWN
            AROAEXAMPLEID0000000                                           | FALSE   | FALSE   | FALSE
            """)
    void ofKindAws(String text, TruthValue byName, TruthValue byPath, TruthValue stranger) {
        assertThat(covers("AWS", text, Pods.PASSING)).isEqualTo(byName);
        assertThat(covers("AWS", text, WITH_PATH)).isEqualTo(byPath);
        assertThat(covers("AWS", text, STRANGER)).isEqualTo(stranger);
    }

    @Test
    void servicesAndProvidersAreNoRoles() {
        assertThat(covers("Service", "pods.eks.amazonaws.com", Pods.PASSING)).isEqualTo(TruthValue.FALSE);
        assertThat(covers("Service", "*", Pods.PASSING)).isEqualTo(TruthValue.FALSE);
        assertThat(covers("Federated", Pods.ROLE, Pods.PASSING)).isEqualTo(TruthValue.FALSE);
        assertThat(covers("Service", "285282426848", Pods.PASSING)).isEqualTo(TruthValue.FALSE);
    }

    @Test
    void oneOfSeveralIsEnough() {
        TrustPrincipal two = new TrustPrincipal(
                List.of(
                        new TrustPrincipal.Value("AWS", "045755618773"),
                        new TrustPrincipal.Value("AWS", "285282426848")),
                false);
        assertThat(two.covers(Pods.PASSING)).isEqualTo(TruthValue.TRUE);
        assertThat(two.accounts()).containsExactly("045755618773", "285282426848");
        assertThat(two.hasAccounts()).isTrue();
        assertThat(two.hasEveryone()).isFalse();
    }

    @Test
    void notPrincipalCoversNobody() {
        assertThat(new TrustPrincipal(List.of(new TrustPrincipal.Value("AWS", "*")), true).covers(Pods.PASSING))
                .isEqualTo(TruthValue.FALSE);
    }

    @Test
    void onlyAWholeAccountIsOne() {
        assertThat(new TrustPrincipal.Value("AWS", "arn:aws:iam::285282426848:role/x").account())
                .isEmpty();
        assertThat(new TrustPrincipal.Value("AWS", "28528242684").account()).isEmpty();
        assertThat(new TrustPrincipal.Value("AWS", "arn:aws-cn:iam::285282426848:root").account())
                .isEqualTo("285282426848");
        assertThat(new TrustPrincipal.Value("Federated", "285282426848").account())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:iam::1:role/x                 | ''
            arn:aws:sts::285282426848:assumed-role/x/y     | arn:aws:iam::285282426848:role/x
            arn:aws:sts::285282426848:assumed-role/x/y/z   | arn:aws:iam::285282426848:role/x
            arn:aws:sts::285282426848:assumed-role/x       | ''
            arn:aws:sts::285282426848:federated-user/x/y   | ''
            """)
    void theRoleOfASession(String session, String role) {
        assertThat(RoleArn.ofSession(session)).isEqualTo(role);
    }

    @Test
    void theRootOfAnAccountIsOfThePodsPartition() {
        assertThat(RoleArn.root(Pods.of("285282426848", "arn:aws-us-gov:iam::285282426848:role/x")))
                .isEqualTo("arn:aws-us-gov:iam::285282426848:root");
        assertThat(RoleArn.root(Pods.of("285282426848", ""))).isEqualTo("arn:aws:iam::285282426848:root");
    }
}
