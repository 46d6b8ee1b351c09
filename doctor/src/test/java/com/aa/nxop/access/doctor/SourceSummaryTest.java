package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What is to be seen without asking anybody, letter for letter. */
class SourceSummaryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static SourceSummary of(Map<String, String> variables) {
        AccessSettings config = AccessSettings.of(variables);
        return new SourceSummary(config, config.workloadReader(Path.of("/nonexistent/namespace")), () -> NOW);
    }

    private static SourceSummary withToken(String payload) {
        return of(Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.of(payload)));
    }

    private static long seconds(Duration fromNow) {
        return NOW.plus(fromNow).getEpochSecond();
    }

    @Test
    void thePodAsItsTokenAndItsVariablesTell() {
        Map<String, String> variables = Pod.withPodIdentityAnd(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("fxip-ms-dev", "example-app", "example-app-1"));
        assertThat(of(variables).pod())
                .isEqualTo("namespace fxip-ms-dev, service account example-app, pod example-app-1, cluster unknown");
        variables.put("NXOP_NAMESPACE", "other");
        variables.put("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
        assertThat(of(variables).pod())
                .isEqualTo("namespace other, service account example-app, pod example-app-1, cluster"
                        + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
    }

    @Test
    void ofAPodThatNothingTells() {
        assertThat(of(Pod.withPodIdentity()).pod())
                .isEqualTo("namespace unknown, service account unknown, pod unknown, cluster unknown");
        assertThat(of(Pod.withPodIdentity()).token()).isEmpty();
    }

    /** EKS Pod Identity hands the cluster on by itself. */
    @Test
    void theClusterIsAskedForWhereThePodMustPassIt() {
        assertThat(of(Pod.withPodIdentity()).unknownOfPod()).isEmpty();
        assertThat(of(Pod.withWebIdentity()).unknownOfPod())
                .isEqualTo(
                        "Most trust policies ask for the cluster. No token names the cluster: set NXOP_CLUSTER_ARN.");
        Map<String, String> knowing = Pod.withWebIdentity();
        knowing.put("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
        assertThat(of(knowing).unknownOfPod()).isEmpty();
    }

    @Test
    void theSourceThatWasFound() {
        assertThat(of(Pod.withWebIdentity()).choice())
                .isEqualTo("web-identity as arn:aws:iam::285282426848:role/pod-role, token in"
                        + " /var/run/secrets/eks.amazonaws.com/serviceaccount/token, found in the environment");
    }

    @Test
    void theOneThatWasNotUsed() {
        Map<String, String> both = Pod.withWebIdentity();
        both.putAll(Pod.withPodIdentity());
        String unused = "; also configured and not used: ";
        assertThat(of(both).choice())
                .startsWith("pod-identity at ")
                .endsWith(", found in the environment" + unused + "web-identity");
        both.put("NXOP_SOURCE", "web-identity");
        assertThat(of(both).choice())
                .startsWith("web-identity as ")
                .endsWith(", named by NXOP_SOURCE" + unused + "pod-identity");
        both.put("NXOP_SOURCE", "kube2iam");
        assertThat(of(both).choice())
                .startsWith("kube2iam")
                .endsWith(", named by NXOP_SOURCE" + unused + "pod-identity, web-identity");
        both.put("NXOP_SOURCE", "AUTO");
        assertThat(of(both).choice()).endsWith(", found in the environment" + unused + "web-identity");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -5  | 86395 | 5 s old                              | good until 2026-01-01T23:59:55Z (23 h)
            -90 | 119   | 90 s old                             | good until 2026-01-01T00:01:59Z (119 s)
            -600| 3600  | 10 min old                           | good until 2026-01-01T01:00:00Z (60 min)
            -7200| 7200 | 2 h old                              | good until 2026-01-01T02:00:00Z (2 h)
            -7200| -180 | 2 h old                              | expired 3 min ago (2025-12-31T23:57:00Z)
            300 | 3900  | issued 5 min ahead of this pod's clock | good until 2026-01-01T01:05:00Z (65 min)
            """)
    void aTokensAgeAndEnd(long issued, long expires, String age, String end) {
        String token = "{\"aud\":\"pods.eks.amazonaws.com\",\"iss\":\"https://issuer\",\"iat\":"
                + seconds(Duration.ofSeconds(issued)) + ",\"exp\":" + seconds(Duration.ofSeconds(expires)) + "}";
        assertThat(withToken(token).token())
                .contains("audience pods.eks.amazonaws.com, " + age + ", " + end + ", issuer https://issuer");
    }

    @Test
    void aTokenThatTellsLittle() {
        assertThat(withToken("{\"aud\":[\"a\",\"b\"]}").token())
                .contains("audience a b, without an expiry, issuer unknown");
        assertThat(withToken("{}").token()).isEmpty();
    }

    @Test
    void aTokenForSomebodyElse() {
        assertThat(withToken("{\"aud\":\"sts.amazonaws.com\"}").tokenTrouble())
                .isEqualTo("The token is for sts.amazonaws.com, but the source needs one for pods.eks.amazonaws.com.");
        assertThat(withToken("{\"aud\":[\"sts.amazonaws.com\",\"pods.eks.amazonaws.com\"]}")
                        .tokenTrouble())
                .isEmpty();
        assertThat(withToken("{\"iss\":\"https://issuer\"}").tokenTrouble()).isEmpty();
    }

    @Test
    void aTokenThatHasExpired() {
        String aud = "{\"aud\":\"pods.eks.amazonaws.com\",\"exp\":";
        assertThat(withToken(aud + seconds(Duration.ofSeconds(-1)) + "}").tokenTrouble())
                .isEqualTo("The token has expired.");
        assertThat(withToken(aud + seconds(Duration.ofSeconds(1)) + "}").tokenTrouble())
                .isEmpty();
    }

    @Test
    void credentialsAreToldByTheirAccountAndEnd() {
        SourceSummary notes = of(Pod.withPodIdentity());
        assertThat(notes.credentials(session(Optional.of("285282426848"), Optional.of(NOW.plusMillis(3_600_500)))))
                .isEqualTo("credentials of account 285282426848 until 2026-01-01T01:00:00Z");
        assertThat(notes.credentials(session(Optional.empty(), Optional.empty())))
                .isEqualTo("credentials");
    }

    @Test
    void theAccountIsHeldAgainstTheEnvironment() {
        SourceSession own = session(Optional.of("285282426848"), Optional.empty());
        assertThat(of(Pod.withPodIdentity()).environment(own))
                .isEqualTo("NXOP_ENVIRONMENT is not set, so the SDK does not check the account.");
        SourceSummary dev = of(Pod.withPodIdentityAnd("NXOP_ENVIRONMENT", "dev"));
        assertThat(dev.environment(own)).isEqualTo("It is the KPaaS account of NXOP_ENVIRONMENT=dev.");
        assertThat(dev.environment(session(Optional.of("178549792225"), Optional.empty())))
                .isEqualTo("The platform has assumed the NXOP role already.");
    }

    private static SourceSession session(Optional<String> account, Optional<Instant> end) {
        return new SourceSession(
                SourceKind.POD_IDENTITY,
                AwsSessionCredentials.create("ASIATESTPOD", "hidden", "hidden"),
                end,
                account,
                Optional.empty());
    }
}
