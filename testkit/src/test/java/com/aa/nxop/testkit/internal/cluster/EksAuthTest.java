package com.aa.nxop.testkit.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.aa.nxop.testkit.SandboxSts;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EksAuthTest {
    private static final String ROLE = "arn:aws:iam::285282426848:role/example-app-kpaas";

    private final MovableClock clock = new MovableClock();
    private final TokenIssuer issuer = new TokenIssuer("us-east-1", clock);
    private final Issued sts = new Issued(clock);
    private final EksAuth eksAuth =
            new EksAuth(new Cluster("kpaas-nonprod", "285282426848", "us-east-1"), issuer, sts, clock);

    private static Association association(String namespace, String serviceAccount, String role) {
        return new Association(namespace, serviceAccount, role, null, true);
    }

    private SandboxSts.Session ask(Pod pod) throws ParseException {
        String token = issuer.issue(pod, EksAuth.AUDIENCE, Duration.ofHours(1));
        return eksAuth.assumeRoleForPodIdentity(PodToken.parse(token));
    }

    private static Pod pod(String namespace, String serviceAccount, String name) {
        return new Pod(namespace, serviceAccount, "sa-uid", name, "pod-uid", "node", "node-uid");
    }

    @Test
    void findsTheRoleByNamespaceAndServiceAccountTogether() throws ParseException {
        eksAuth.associate(association("one", "app", ROLE + "-1"));
        eksAuth.associate(association("two", "app", ROLE + "-2"));
        eksAuth.associate(association("one", "job", ROLE + "-3"));
        assertThat(ask(pod("one", "app", "p")).roleArn()).isEqualTo(ROLE + "-1");
        assertThat(ask(pod("two", "app", "p")).roleArn()).isEqualTo(ROLE + "-2");
        assertThat(ask(pod("one", "job", "p")).roleArn()).isEqualTo(ROLE + "-3");
        refused(pod("two", "job", "p"), 404, "ResourceNotFoundException", "The specified resource could not be found.");
    }

    @Test
    void replacesTheAssociationOfTheSameServiceAccount() throws ParseException {
        eksAuth.associate(association("one", "app", ROLE + "-1"));
        eksAuth.associate(association("one", "app", ROLE + "-2"));
        assertThat(ask(pod("one", "app", "p")).roleArn()).isEqualTo(ROLE + "-2");
        eksAuth.dissociate("one", "app");
        refused(pod("one", "app", "p"), 404, "ResourceNotFoundException", "The specified resource could not be found.");
    }

    @ParameterizedTest
    @CsvSource({
        "p, eks-kpaas-nonprod-p-, 56",
        "example-app-7d4b9c8f6-x2x1z, eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-, 64",
        "a-very-long-name-of-a-stateful-set-that-fills-all-the-room-0,"
                + " eks-kpaas-nonprod-a-very-long-name-of-a-stateful-set-that-fills-, 64"
    })
    void keepsSessionNamesWithin64Characters(String name, String start, int length) throws ParseException {
        eksAuth.associate(association("one", "app", ROLE));
        assertThat(ask(pod("one", "app", name)).sessionName()).startsWith(start).hasSize(length);
    }

    @Test
    void refusesAnExpiredToken() throws ParseException {
        PodToken token = PodToken.parse(issuer.issue(Pods.EXAMPLE, EksAuth.AUDIENCE, Duration.ofHours(1)));
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> eksAuth.assumeRoleForPodIdentity(token))
                .hasMessage("The specified Kubernetes service account token is expired.")
                .asInstanceOf(type(EksAuthRefusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("ExpiredTokenException");
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.recoverable()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccessDenied|400|AccessDeniedException|Unauthorized Exception! EKS does not have permissions to"
                        + " assume the associated role.|false",
                "Throttling|429|ThrottlingException|said STS|true",
                "PackedPolicyTooLarge|400|InvalidRequestException|said STS|true",
                "ValidationError|400|InvalidRequestException|said STS|true"
            })
    void translatesWhatStsSays(String stsCode, int status, String code, String message, boolean recoverable) {
        eksAuth.associate(association("fxip-ms-dev", "example-app", ROLE));
        sts.refusal = new RoleRefusal(stsCode, "said STS");
        assertThatThrownBy(() -> ask(Pods.EXAMPLE))
                .hasMessage(message)
                .asInstanceOf(type(EksAuthRefusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.recoverable()).isEqualTo(recoverable);
                });
    }

    private void refused(Pod pod, int status, String code, String message) {
        assertThatThrownBy(() -> ask(pod))
                .hasMessage(message)
                .asInstanceOf(type(EksAuthRefusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.status()).isEqualTo(status);
                });
    }
}
