package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Every policy that AWS names in a refusal, as a real client gets to know it from STS and from S3. */
@Tag("full")
class OrganizationTest {
    private static final String KPAAS = "arn:aws:iam::285282426848:role/example-app-kpaas";
    private static final String NXOP = "arn:aws:iam::178549792225:role/example-role";
    private static final String SCP =
            ": arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/service_control_policy/p-1a2b3c4d";
    private static final String RCP =
            ": arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/resource_control_policy/p-5e6f7a8b";
    private static final String OPEN = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:*"}}""";

    private static String policy(String effect, String action) {
        return "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}}";
    }

    private static String resourcePolicy(String effect, String principal, String action) {
        return "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Principal\": " + principal + ", \"Action\": \""
                + action + "\", \"Resource\": \"*\"}}";
    }

    private static NxopSandbox sandbox(Consumer<SandboxBuilder> setup) {
        SandboxBuilder builder = NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .trustPolicies(trust -> trust.target(OPEN))
                .permissions(
                        permissions -> permissions.pod(policy("Allow", "*")).target(policy("Allow", "s3:*")));
        setup.accept(builder);
        return builder.start();
    }

    private static StaticCredentialsProvider session(NxopSandbox sandbox, String role) {
        SandboxSts.Session session = sandbox.sts().issueSession(role, "app");
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    private static String assumeRole(NxopSandbox sandbox) {
        try (StsClient sts = StsClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(sandbox.uri(Endpoint.STS))
                .credentialsProvider(session(sandbox, KPAAS))
                .build()) {
            StsException refused = catchThrowableOfType(
                    StsException.class,
                    () -> sts.assumeRole(request -> request.roleArn(NXOP).roleSessionName("app")));
            return refused == null
                    ? "allowed"
                    : refused.awsErrorDetails().errorCode() + ": "
                            + refused.awsErrorDetails().errorMessage();
        }
    }

    private static String put(NxopSandbox sandbox, String role) {
        URI endpoint = sandbox.s3().endpoint();
        try (S3Client s3 = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .credentialsProvider(session(sandbox, role))
                .build()) {
            S3Exception refused = catchThrowableOfType(
                    S3Exception.class,
                    () -> s3.putObject(
                            request -> request.bucket(sandbox.s3().bucket()).key("k"),
                            software.amazon.awssdk.core.sync.RequestBody.fromString("x")));
            return refused == null ? "allowed" : refused.awsErrorDetails().errorMessage();
        }
    }

    private static Arguments row(String clause, Consumer<SandboxBuilder> setup) {
        return Arguments.of(clause, setup);
    }

    static Stream<Arguments> ofSts() {
        return Stream.of(
                row(
                        " with an explicit deny in a service control policy" + SCP,
                        builder -> builder.organization(
                                organization -> organization.serviceControlPolicy(policy("Deny", "sts:AssumeRole")))),
                row(
                        " because no service control policy allows the sts:AssumeRole action",
                        builder -> builder.organization(
                                organization -> organization.serviceControlPolicy(policy("Allow", "s3:*")))),
                row(
                        " with an explicit deny in a resource control policy" + RCP,
                        builder -> builder.sts(
                                sts -> sts.resourceControlPolicy(resourcePolicy("Deny", "\"*\"", "sts:AssumeRole")))),
                row(
                        " because no permissions boundary allows the sts:AssumeRole action",
                        builder -> builder.organization(
                                organization -> organization.podBoundary(policy("Allow", "s3:*")))),
                row(
                        " with an explicit deny in a permissions boundary",
                        builder -> builder.organization(
                                organization -> organization.podBoundary(policy("Deny", "sts:*")))),
                row(
                        " because no VPC endpoint policy allows the sts:AssumeRole action",
                        builder -> builder.organization(organization -> organization.vpcEndpointPolicy(
                                "sts", resourcePolicy("Allow", "\"*\"", "sts:GetCallerIdentity")))),
                row(
                        " with an explicit deny in a VPC endpoint policy",
                        builder -> builder.organization(organization ->
                                organization.vpcEndpointPolicy("sts", resourcePolicy("Deny", "\"*\"", "sts:*")))),
                row(
                        " because no identity-based policy allows the sts:AssumeRole action",
                        builder -> builder.organization(organization -> {})
                                .permissions(permissions -> permissions.pod(policy("Allow", "s3:*")))),
                row(
                        " with an explicit deny in an identity-based policy",
                        builder -> builder.organization(organization -> {})
                                .permissions(permissions -> permissions.pod(policy("Deny", "sts:*")))),
                row(
                        " because no resource-based policy allows the sts:AssumeRole action",
                        builder -> builder.organization(organization -> {})
                                .trustPolicies(trust -> trust.target(OPEN.replace("285282426848", "045755618773")))),
                row(
                        " with an explicit deny in a resource-based policy",
                        builder -> builder.organization(organization -> {})
                                .trustPolicies(trust -> trust.target(OPEN.replace("Allow", "Deny")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofSts")
    void stsNamesThePolicyThatDecided(String clause, Consumer<SandboxBuilder> setup) {
        try (NxopSandbox sandbox = sandbox(setup)) {
            assertThat(assumeRole(sandbox))
                    .isEqualTo("AccessDenied: User: arn:aws:sts::285282426848:assumed-role/example-app-kpaas/app is not"
                            + " authorized to perform: sts:AssumeRole on resource: " + NXOP + clause);
        }
    }

    static Stream<Arguments> ofS3() {
        return Stream.of(
                row(
                        " with an explicit deny in a service control policy" + SCP,
                        builder -> builder.organization(
                                organization -> organization.serviceControlPolicy(policy("Deny", "s3:Put*")))),
                row(
                        " with an explicit deny in a resource control policy" + RCP,
                        builder -> builder.sts(
                                sts -> sts.resourceControlPolicy(resourcePolicy("Deny", "\"*\"", "s3:Put*")))),
                row(
                        " because no permissions boundary allows the s3:PutObject action",
                        builder -> builder.organization(
                                organization -> organization.targetBoundary(policy("Allow", "s3:Get*")))),
                row(
                        " because no VPC endpoint policy allows the s3:PutObject action",
                        builder -> builder.organization(organization ->
                                organization.vpcEndpointPolicy("s3", resourcePolicy("Allow", "\"*\"", "s3:Get*")))),
                row(
                        " with an explicit deny in a resource-based policy",
                        builder -> builder.s3(
                                s3 -> s3.bucketPolicy("nxop-example-data", resourcePolicy("Deny", "\"*\"", "s3:*")))),
                row(
                        " because no identity-based policy allows the s3:PutObject action",
                        builder -> builder.permissions(permissions -> permissions.target(policy("Allow", "s3:Get*")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofS3")
    void s3NamesThePolicyThatDecided(String clause, Consumer<SandboxBuilder> setup) {
        try (NxopSandbox sandbox = sandbox(setup)) {
            assertThat(put(sandbox, NXOP))
                    .isEqualTo("User: arn:aws:sts::178549792225:assumed-role/example-role/app is not authorized to"
                            + " perform: s3:PutObject on resource: \"arn:aws:s3:::nxop-example-data/k\"" + clause);
        }
    }

    /** Of the two halves of a session's rights, the role's and the session's own policy. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Allow | sts:GetCallerIdentity | because no session policy allows the sts:AssumeRole action
            Deny  | sts:AssumeRole        | with an explicit deny in a session policy
            """)
    void theAssociationsPolicyNarrowsThePodsSession(String effect, String action, String clause) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.sessionPolicy(policy(effect, action)))
                .organization(organization -> {})
                .start()) {
            PodClient pod = PodClient.in(sandbox);

            assertThatThrownBy(() -> pod.assume(pod.fromAgent(), Map.of()))
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining(
                            "is not authorized to perform: sts:AssumeRole on resource: " + NXOP + " " + clause);
        }
    }

    /** Within the account a bucket's policy is enough; another account needs it beside its own role's. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            own     | {"AWS": "arn:aws:iam::178549792225:role/example-role"} | allowed
            own     | {"AWS": "285282426848"}                                | because no identity-based policy allows the s3:PutObject action
            foreign | {"AWS": "285282426848"}                                | allowed
            foreign | {"AWS": "178549792225"}                                | because no resource-based policy allows the s3:PutObject action
            """)
    void aBucketsPolicyLetsIn(String whose, String principal, String outcome) {
        try (NxopSandbox sandbox =
                sandbox(builder -> builder.permissions(permissions -> permissions.target(policy("Allow", "sts:*")))
                        .s3(s3 -> s3.bucketPolicy("nxop-example-data", resourcePolicy("Allow", principal, "s3:*"))))) {
            assertThat(put(sandbox, whose.equals("own") ? NXOP : KPAAS)).endsWith(outcome);
        }
    }

    @Test
    void whatIsChangedHoldsForTheNextRequest() {
        try (NxopSandbox sandbox = sandbox(builder -> {})) {
            assertThat(assumeRole(sandbox)).isEqualTo("allowed");
            assertThat(put(sandbox, NXOP)).isEqualTo("allowed");

            sandbox.organization()
                    .serviceControlPolicy(policy("Allow", "sts:*"))
                    .vpcEndpointPolicy("sts", resourcePolicy("Deny", "\"*\"", "sts:*"));
            assertThat(assumeRole(sandbox)).endsWith(" with an explicit deny in a VPC endpoint policy");
            assertThat(put(sandbox, NXOP))
                    .endsWith(" because no service control policy allows the s3:PutObject action");

            sandbox.organization().serviceControlPolicy(policy("Allow", "*"));
            sandbox.s3().bucketPolicy("nxop-example-data", resourcePolicy("Deny", "\"*\"", "s3:Put*"));
            assertThat(put(sandbox, NXOP)).endsWith(" with an explicit deny in a resource-based policy");
        }
    }

    @Test
    void whatAwsWouldNotTakeIsRefused() {
        try (NxopSandbox sandbox = sandbox(builder -> {})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.organization().vpcEndpointPolicy("s3", policy("Allow", "s3:*")))
                    .withMessage("Missing required field Principal");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> sandbox.organization().serviceControlPolicy(resourcePolicy("Deny", "\"*\"", "s3:*")))
                    .withMessage("Has prohibited field Principal");
        }
    }
}
