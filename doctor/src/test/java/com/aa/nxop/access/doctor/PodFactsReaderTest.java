package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.doctor.trustpolicy.PodFacts;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.StsClients;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** What a trust policy can ask about this pod, from what is known of it. Nobody is called. */
class PodFactsReaderTest {
    private static final String CLUSTER = "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod";
    private static final String SESSION = "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-1";

    private static Optional<PodFacts> of(Map<String, String> variables, SourceKind kind, String sessionArn) {
        AccessSettings config = AccessSettings.of(variables);
        SourceSession from = new SourceSession(
                kind,
                AwsSessionCredentials.create("ASIATESTPOD", "hidden", "hidden"),
                Optional.empty(),
                Optional.of("285282426848"),
                Optional.of(sessionArn).filter(arn -> !arn.isEmpty()));
        try (StsClient sts = StsClients.create(config, Optional.empty())) {
            return new PodFactsReader(
                            config,
                            RoleAssumer.of(config, sts),
                            config.workloadReader(Path.of("/nonexistent/namespace"))
                                    .read(),
                            from)
                    .read();
        }
    }

    private static Map<String, String> pod(Map<String, String> base, String... more) {
        Map<String, String> variables = new HashMap<>(base);
        variables.put("NXOP_NAMESPACE", "fxip-ms-dev");
        variables.put("NXOP_SERVICE_ACCOUNT", "example-app");
        variables.put("NXOP_POD_NAME", "example-app-1");
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    /** Of what EKS hands on, the pod knows what its token says. */
    @Test
    void ofTagsThatAreInherited() {
        Map<String, String> variables = Pod.withPodIdentityAnd(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("fxip-ms-dev", "example-app", "example-app-1"));
        variables.put("NXOP_SESSION_TAGS", "team=flight-ops");
        PodFacts facts = of(variables, SourceKind.POD_IDENTITY, SESSION).orElseThrow();
        assertThat(facts)
                .hasToString("fxip-ms-dev/example-app of  as arn:aws:iam::285282426848:role/example-app-kpaas, tags"
                        + " inherited, no external id");
        assertThat(facts.tags())
                .containsEntry("team", "flight-ops")
                .containsEntry("kubernetes-namespace", "fxip-ms-dev")
                .doesNotContainKey("eks-cluster-arn");
        assertThat(facts.kpaasAccount()).isEqualTo("285282426848");
    }

    @Test
    void ofTagsThatArePassed() {
        PodFacts facts = of(
                        pod(Pod.withWebIdentity(), "NXOP_CLUSTER_ARN", CLUSTER, "NXOP_EXTERNAL_ID", "hidden-id"),
                        SourceKind.WEB_IDENTITY,
                        SESSION)
                .orElseThrow();
        assertThat(facts)
                .hasToString("fxip-ms-dev/example-app of " + CLUSTER
                        + " as arn:aws:iam::285282426848:role/pod-role, tags passed, an external id");
        assertThat(facts.tags())
                .containsOnly(
                        Map.entry("kubernetes-namespace", "fxip-ms-dev"),
                        Map.entry("kubernetes-service-account", "example-app"),
                        Map.entry("kubernetes-pod-name", "example-app-1"),
                        Map.entry("eks-cluster-arn", CLUSTER),
                        Map.entry("eks-cluster-name", "kpaas-nonprod"));
        assertThat(facts.externalId()).contains("hidden-id");
    }

    @Test
    void withoutTagsNoneIsClaimed() {
        PodFacts facts = of(
                        pod(Pod.withPodIdentity(), "NXOP_SESSION_TAG_MODE", "none"), SourceKind.POD_IDENTITY, SESSION)
                .orElseThrow();
        assertThat(facts.tags()).isEmpty();
        assertThat(facts.inheritedTags()).isFalse();
    }

    /** Its own ARN has lost the path; what is no session of a role stays what it is. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::285282426848:assumed-role/a/b,             arn:aws:iam::285282426848:role/a",
        "arn:aws-us-gov:sts::285282426848:assumed-role/a.b=c/d@e, arn:aws-us-gov:iam::285282426848:role/a.b=c",
        "arn:aws:iam::285282426848:user/somebody,                arn:aws:iam::285282426848:user/somebody",
        "'',                                                     ''"
    })
    void theRoleByTheSessionsArn(String session, String role) {
        assertThat(of(pod(Pod.withPodIdentity()), SourceKind.POD_IDENTITY, session)
                        .orElseThrow()
                        .sourceRoleArn())
                .isEqualTo(role);
    }

    /** IRSA's setting has the path. */
    @Test
    void theRoleByTheSetting() {
        Map<String, String> variables = pod(Pod.withWebIdentity());
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::285282426848:role/apps/example");
        assertThat(of(variables, SourceKind.WEB_IDENTITY, "arn:aws:sts::285282426848:assumed-role/example/x")
                        .orElseThrow()
                        .sourceRoleArn())
                .isEqualTo("arn:aws:iam::285282426848:role/apps/example");
    }

    /** Hop 2 says what is missing. */
    @Test
    void whereItIsNotKnownWhatWouldBeSentThereAreNone() {
        Map<String, String> stranger = new HashMap<>(Pod.withWebIdentity());
        stranger.put("NXOP_EXTERNAL_ID", "eks"); // Made of the namespace, among others.
        stranger.put("NXOP_CLUSTER_ARN", CLUSTER);
        assertThat(of(stranger, SourceKind.WEB_IDENTITY, SESSION)).isEmpty();
    }
}
