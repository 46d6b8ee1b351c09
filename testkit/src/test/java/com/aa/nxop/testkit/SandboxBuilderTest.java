package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Each setting, seen from the pod. */
class SandboxBuilderTest {
    private static JWTClaimsSet claims(NxopSandbox sandbox) throws Exception {
        return SignedJWT.parse(Files.readString(sandbox.token().file())).getJWTClaimsSet();
    }

    @Test
    void hasADefaultForEverything() {
        SandboxSettings settings = NxopSandbox.builder().settings();
        assertThat(settings.source()).isEqualTo(PodSource.POD_IDENTITY);
        assertThat(settings.namespace()).isEqualTo("fxip-ms-dev");
        assertThat(settings.serviceAccount()).isEqualTo("example-app");
        assertThat(settings.podName()).isEqualTo("example-app-7d4b9c8f6-x2x1z");
        assertThat(settings.clusterName()).isEqualTo("kpaas-nonprod");
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.kpaasAccount()).isEqualTo("285282426848");
        assertThat(settings.podRole()).isEqualTo("arn:aws:iam::285282426848:role/example-app-kpaas");
        assertThat(settings.targetRole()).isEqualTo("arn:aws:iam::178549792225:role/example-role");
        assertThat(settings.trustPolicy()).isNull();
        assertThat(settings.identityPolicy()).isNull();
        assertThat(settings.targetPermissions()).isNull();
        assertThat(settings.sessionTags()).isTrue();
        assertThat(settings.targetRoleAssociation()).isFalse();
        assertThat(settings.start()).isNull();
        assertThat(settings.stsRequestsPerSecond()).isZero();
        assertThat(settings.buckets()).containsExactly("nxop-example-data");
        assertThat(settings.resourceRegion()).isEqualTo("us-east-1");
        assertThat(settings.externalId()).isNull();
    }

    @Test
    void putsThePodIntoItsToken() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.namespace("ns").serviceAccount("sa").name("pod-0"))
                .start()) {
            JWTClaimsSet claims = claims(sandbox);
            assertThat(claims.getSubject()).isEqualTo("system:serviceaccount:ns:sa");
            assertThat(claims.getAudience()).containsExactly("pods.eks.amazonaws.com");
            assertThat(claims.getJSONObjectClaim("kubernetes.io"))
                    .containsEntry("namespace", "ns")
                    .containsKeys("node", "pod", "serviceaccount", "warnafter");
            assertThat(claims.getJSONObjectClaim("kubernetes.io").get("pod"))
                    .hasToString("{name=pod-0, uid=8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91}");
        }
    }

    @Test
    void putsThePodIntoItsTagsAndTheTrustPolicy() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.namespace("ns")
                        .serviceAccount("sa")
                        .name("pod-0")
                        .clusterName("other")
                        .kpaasAccount("045755618773"))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
            assertThat(sandbox.sts().session(target.accessKeyId()).orElseThrow().tags())
                    .isEqualTo(Map.of(
                            "eks-cluster-arn", "arn:aws:eks:us-east-1:045755618773:cluster/other",
                            "eks-cluster-name", "other",
                            "kubernetes-namespace", "ns",
                            "kubernetes-service-account", "sa",
                            "kubernetes-pod-name", "pod-0",
                            "kubernetes-pod-uid", "8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91"));
        }
    }

    @Test
    void givesStsTheAudienceForWebIdentity() throws Exception {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start()) {
            assertThat(claims(sandbox).getAudience()).containsExactly("sts.amazonaws.com");
        }
    }

    @Test
    void takesRolesWithPaths() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.role("arn:aws:iam::285282426848:role/kpaas/apps/mine"))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            assertThat(pod.identity(pod.fromAgent())).startsWith("arn:aws:sts::285282426848:assumed-role/mine/");
        }
    }

    @Test
    void takesSignaturesForItsRegionOnly() {
        try (NxopSandbox sandbox = NxopSandbox.builder().region("us-west-2").start()) {
            PodClient west = PodClient.in(sandbox);
            AwsCredentials source = west.fromAgent();
            assertThat(west.identity(source)).isNotEmpty();
            PodClient east = new PodClient(Map.of(
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ENDPOINT_URL_STS",
                    sandbox.uri(Endpoint.STS).toString()));
            assertThatThrownBy(() -> east.identity(source))
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining("Credential should be scoped to a valid region.");
        }
    }

    @Test
    void startsWithTheBucketsItIsGiven() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .s3(s3 -> s3.bucket("b-two").bucket("a-one").bucket("b-two"))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            try (S3Client s3 = pod.s3(pod.assume(pod.fromAgent(), Map.of()))) {
                assertThat(s3.listBuckets().buckets())
                        .extracting(bucket -> bucket.name())
                        .containsExactlyInAnyOrder("a-one", "b-two");
            }
        }
    }

    @Test
    void takesPoliciesOfItsOwn() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .trustPolicies(trust -> trust.target("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::285282426848:role/example-app-kpaas"},
                          "Action": ["sts:AssumeRole", "sts:TagSession"]}]}
                        """))
                .permissions(permissions -> permissions.pod("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:*", "Resource": "*"}]}
                        """).target("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
                        """))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            try (S3Client s3 = pod.s3(pod.assume(pod.fromAgent(), Map.of()))) {
                assertThatThrownBy(s3::listBuckets)
                        .hasMessageContaining("is not authorized to perform: s3:ListAllMyBuckets on resource:"
                                + " \"arn:aws:s3:::*\" with an explicit deny in an identity-based policy");
            }
        }
    }

    @Test
    void givesTokensTheTimeOfItsClock() throws Exception {
        Instant start = Instant.parse("2040-02-29T00:00:00Z");
        try (NxopSandbox sandbox = NxopSandbox.builder().clock(start).start()) {
            assertThat(claims(sandbox).getIssueTime().toInstant()).isBetween(start, start.plusSeconds(60));
            PodClient pod = PodClient.in(sandbox);
            assertThat(pod.identity(pod.fromAgent())).contains(":assumed-role/example-app-kpaas/");
            assertThat(SdkGlobalTime.getGlobalTimeOffset()).isNotZero();
        }
        assertThat(SdkGlobalTime.getGlobalTimeOffset())
                .as("what AWS's clients in the next sandbox start with")
                .isZero();
    }

    @Test
    void canBeBuiltAndStartedMoreThanOnce() {
        SandboxBuilder builder = NxopSandbox.builder().pod(pod -> pod.namespace("twice"));
        List<NxopSandbox> two = List.of(builder.start(), builder.start());
        try {
            assertThat(two.get(0).uri(Endpoint.STS)).isNotEqualTo(two.get(1).uri(Endpoint.STS));
            assertThat(two.get(0).token().file())
                    .isNotEqualTo(two.get(1).token().file());
        } finally {
            two.forEach(NxopSandbox::close);
        }
    }

    @Test
    void greetsByAParameterWhereNoneIsGiven() {
        assertThat(parameters(NxopSandbox.builder(), "/nxop-example/greeting"))
                .containsExactly("String /nxop-example/greeting=Hello from NXOP");
    }

    @Test
    void keepsTheParametersItIsGiven() {
        SandboxBuilder builder = NxopSandbox.builder()
                .ssm(ssm -> ssm.parameter("/a", "1")
                        .secureParameter("/b", "2")
                        .listParameter("/c", "3", "4")
                        .parameter("/a", "5"));
        assertThat(parameters(builder, "/a", "/b", "/c", "/nxop-example/greeting"))
                .containsExactlyInAnyOrder("String /a=5", "SecureString /b=2", "StringList /c=3,4");
    }

    private static List<String> parameters(SandboxBuilder builder, String... names) {
        try (NxopSandbox sandbox = builder.start()) {
            PodClient pod = PodClient.in(sandbox);
            try (SsmClient ssm = pod.ssm(pod.assume(pod.fromAgent(), Map.of()))) {
                return ssm.getParameters(r -> r.names(names).withDecryption(true)).parameters().stream()
                        .map(one -> one.typeAsString() + " " + one.name() + "=" + one.value())
                        .toList();
            }
        }
    }

    @Test
    void asksForAPartByItsGroup() {
        assertThat(NxopSandbox.builder().settings().parts()).isEmpty();
        assertThat(NxopSandbox.builder().msk(msk -> {}).settings().parts()).containsExactly(Part.MSK);
        assertThat(NxopSandbox.builder().docdb(docdb -> {}).settings().parts()).containsExactly(Part.DOCDB);
    }

    @Test
    void keepsWhatAGroupWasToldBefore() {
        SandboxSettings settings = NxopSandbox.builder()
                .pod(pod -> pod.namespace("ns").name("first"))
                .pod(pod -> pod.name("second"))
                .s3(s3 -> s3.bucket("one"))
                .s3(s3 -> s3.bucket("two"))
                .settings();
        assertThat(settings.namespace()).isEqualTo("ns");
        assertThat(settings.podName()).isEqualTo("second");
        assertThat(settings.buckets()).containsExactly("one", "two");
    }

    @Test
    void takesATrustPolicyOfThePodsRole() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .trustPolicies(trust -> trust.pod("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"},
                          "Action": "sts:*"}]}
                        """))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            assertThatThrownBy(pod::fromToken)
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining("Not authorized to perform sts:AssumeRoleWithWebIdentity");
        }
    }

    @Test
    void isNotChangedByWhatIsBuiltFromItLater() {
        SandboxBuilder builder = NxopSandbox.builder().pod(pod -> pod.namespace("before"));
        NxopSandbox sandbox = builder.build();
        builder.pod(pod -> pod.namespace("after")).s3(s3 -> s3.bucket("late"));
        assertThat(sandbox).hasToString("NxopSandbox of before/example-app");
    }
}
