package com.aa.nxop.examples.doctor;

import static com.aa.nxop.examples.doctor.Misconfiguration.wrong;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxOrganization;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * AWS names the policy that refused. The sandbox has an organization, boundaries and endpoints, whose policies refuse; the remedy is carried out by
 * letting them allow. Where a policy is of none of these, a fault answers with AWS's text in its place.
 */
final class NamedPolicyCases {
    private static final String TARGET = "arn:aws:iam::178549792225:role/example-role";
    private static final String POD_SESSION =
            "arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-example-app";
    private static final String SESSION = "arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app";
    private static final String SCP =
            "arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/service_control_policy/p-1a2b3c4d";
    private static final String ENDPOINT_WITHOUT_TAGS = """
            {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
                           {"Effect": "Deny", "Principal": "*", "Action": "sts:TagSession", "Resource": "*"}]}""";
    private static final String BUCKET = "nxop-example-data";
    private static final String XML =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>";

    private NamedPolicyCases() {}

    static List<Misconfiguration> all() {
        return Stream.of(assumingTheRole(), theFirstCredentials(), resources())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Misconfiguration> assumingTheRole() {
        return List.of(
                organized(
                        "a service control policy denies `sts:AssumeRole`, and STS gives its ARN",
                        "sts:AssumeRole",
                        organization -> organization.serviceControlPolicy(deny("sts:AssumeRole")),
                        "a service control policy of the organization that holds account 285282426848 (" + SCP
                                + ") denies sts:AssumeRole. Ask the administrators of the organization"),
                organized(
                        "no service control policy allows `sts:AssumeRole`",
                        "sts:AssumeRole",
                        organization -> organization.serviceControlPolicy(policy("Allow", "s3:*")),
                        "no service control policy of the organization that holds account 285282426848 allows sts:AssumeRole."
                                + " Ask the administrators of the organization to allow sts:AssumeRole on " + TARGET),
                organized(
                        "a resource control policy of the NXOP account's organization denies `sts:AssumeRole`",
                        "sts:AssumeRole",
                        organization -> organization.resourceControlPolicy(resourcePolicy("Deny", "sts:AssumeRole")),
                        "a resource control policy of the organization that holds account 178549792225"
                                + " (arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/resource_control_policy/p-5e6f7a8b) denies"
                                + " sts:AssumeRole."),
                assume(
                        "AWS's published resource control policy denies `sts:TagSession` to whoever passes EKS's tags",
                        "sts:TagSession",
                        " with an explicit deny in a resource control policy: arn:aws:organizations::111111111111:policy/o-1/p-2",
                        "(arn:aws:organizations::111111111111:policy/o-1/p-2) denies sts:TagSession."),
                organized(
                        "the policy of STS's VPC endpoint does not allow `sts:AssumeRole`",
                        "sts:AssumeRole",
                        organization ->
                                organization.vpcEndpointPolicy("sts", resourcePolicy("Allow", "sts:GetCallerIdentity")),
                        "no policy of the VPC endpoint for STS allows sts:AssumeRole. Ask the network team that owns the endpoint to"
                                + " allow sts:AssumeRole on " + TARGET),
                organized(
                        "the policy of STS's VPC endpoint denies `sts:TagSession`",
                        "sts:TagSession",
                        organization -> organization.vpcEndpointPolicy("sts", ENDPOINT_WITHOUT_TAGS),
                        "a policy of the VPC endpoint for STS denies sts:TagSession."),
                organized(
                        "the permissions boundary of the pod's own role leaves out `sts:AssumeRole`",
                        "sts:AssumeRole",
                        organization -> organization.podBoundary(policy("Allow", "s3:*")),
                        "no permissions boundary of the pod's own role allows sts:AssumeRole. Ask the platform team that set the"
                                + " boundary"),
                assume(
                        "the session policy of the association leaves out `sts:AssumeRole`",
                        "sts:AssumeRole",
                        " because no session policy allows the sts:AssumeRole action",
                        "no session policy of the pod's own session (check its Pod Identity association"),
                assume(
                        "a policy of the pod's own role denies `sts:AssumeRole`",
                        "sts:AssumeRole",
                        " with an explicit deny in an identity-based policy",
                        "an identity-based policy of the pod's own role denies sts:AssumeRole. Ask the team of the pod's own role"),
                assume(
                        "STS says that no policy of the pod's own role allows `sts:TagSession`",
                        "sts:TagSession",
                        " because no identity-based policy allows the sts:TagSession action",
                        "Ask the team of the pod's own role to allow sts:TagSession on " + TARGET
                                + " there. The session needs sts:AssumeRole and sts:TagSession on " + TARGET + "."),
                wrong("the pod's session has a source identity, and STS names `sts:SetSourceIdentity`", pod -> {
                            pod.sandbox()
                                    .faults(Endpoint.STS)
                                    .inject(Fault.latency(Duration.ZERO).times(1));
                            pod.sandbox()
                                    .faults(Endpoint.STS)
                                    .inject(denied("sts:SetSourceIdentity", "").times(1));
                        })
                        .finds(
                                "assume-role",
                                "assume-role-refused",
                                "STS refused the action sts:SetSourceIdentity. The trust policy of " + TARGET
                                        + " and the policy of the pod's own role must both allow it")
                        .mendedBy((pod, said) -> {
                            if (said.trustStatement().contains("sts:SetSourceIdentity")) {
                                pod.sandbox().trustPolicies().replaceTarget(said.trustStatement());
                                pod.sandbox().faults(Endpoint.STS).clear();
                            }
                        }),
                wrong("the trust policy denies the pod, and STS says so", pod -> {
                            pod.sandbox()
                                    .faults(Endpoint.STS)
                                    .inject(Fault.latency(Duration.ZERO).times(1));
                            pod.sandbox()
                                    .faults(Endpoint.STS)
                                    .inject(denied(
                                            "sts:AssumeRole", " with an explicit deny in the role trust policy"));
                        })
                        .finds(
                                "assume-role",
                                "assume-role-refused",
                                "a trust policy of " + TARGET + " denies sts:AssumeRole.",
                                "Compare the conditions in the trust policy")
                        .mendedBy((pod, said) -> {
                            pod.sandbox().trustPolicies().replaceTarget(said.trustStatement());
                            pod.sandbox().faults(Endpoint.STS).clear();
                        }));
    }

    private static List<Misconfiguration> theFirstCredentials() {
        return List.of(
                webIdentity(
                        "IRSA: a resource control policy denies the pod's token",
                        " with an explicit deny in a resource control policy",
                        "a resource control policy of the organization that holds account 285282426848 denies"
                                + " sts:AssumeRoleWithWebIdentity."),
                webIdentity(
                        "IRSA: the policy of STS's VPC endpoint does not allow `sts:AssumeRoleWithWebIdentity`",
                        " because no VPC endpoint policy allows the sts:AssumeRoleWithWebIdentity action",
                        "no policy of the VPC endpoint for STS allows sts:AssumeRoleWithWebIdentity. Ask the network team"),
                wrong(
                                "kube2iam: a service control policy denies the node",
                                pod -> pod.sandbox()
                                        .faults(Endpoint.METADATA)
                                        .inject(
                                                Fault.status(
                                                        500,
                                                        "AccessDenied: User: arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718"
                                                                + " is not authorized to perform: sts:AssumeRole on resource:"
                                                                + " arn:aws:iam::285282426848:role/example-app-kpaas with an explicit deny in a"
                                                                + " service control policy\n\tstatus code: 403, request id: 1")))
                        .in(world -> world.source(PodSource.KUBE2IAM))
                        .finds(
                                "source",
                                "kube2iam-refused",
                                "a service control policy of the organization that holds the pod's account denies sts:AssumeRole. Ask"
                                        + " the administrators of the organization to exempt the node's role")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.METADATA).clear()),
                wrong(
                                "Pod Identity: the policy of the node's VPC endpoint does not allow `eks-auth`",
                                pod -> pod.sandbox()
                                        .faults(Endpoint.AGENT)
                                        .inject(
                                                Fault.status(
                                                        400,
                                                        "[8f3c]: (AccessDeniedException): User:"
                                                                + " arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718 is not"
                                                                + " authorized to perform: eks-auth:AssumeRoleForPodIdentity on resource:"
                                                                + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas because no VPC endpoint policy"
                                                                + " allows the eks-auth:AssumeRoleForPodIdentity action, fault: client")))
                        .finds(
                                "source",
                                "agent-refused",
                                "no policy of the VPC endpoint for EKS Auth allows eks-auth:AssumeRoleForPodIdentity.")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.AGENT).clear()),
                wrong(
                                "kube2iam: the policy of STS's VPC endpoint denies `sts:GetCallerIdentity`",
                                pod -> pod.sandbox()
                                        .faults(Endpoint.STS)
                                        .inject(denied(
                                                "sts:GetCallerIdentity",
                                                " with an explicit deny in a VPC endpoint policy")))
                        .in(world -> world.source(PodSource.KUBE2IAM))
                        .finds(
                                "source-identity",
                                "sts-rejected",
                                "a policy of the VPC endpoint for STS denies sts:GetCallerIdentity. Ask the network team that owns the"
                                        + " endpoint")
                        .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear()));
    }

    private static List<Misconfiguration> resources() {
        return List.of(
                bucket(
                        "the bucket policy denies the NXOP role",
                        sandbox -> sandbox.s3().bucketPolicy(BUCKET, resourcePolicy("Deny", "s3:ListBucket")),
                        "a bucket policy denies s3:ListBucket. Ask the team that owns the resource to exempt "
                                + TARGET),
                foreignBucket(
                        "the bucket is another account's, and its policy forgets the NXOP role",
                        " because no resource-based policy allows the s3:ListBucket action",
                        "no bucket policy allows s3:ListBucket. Ask the team that owns the resource to allow s3:ListBucket on"
                                + " arn:aws:s3:::nxop-example-data there."),
                bucket(
                        "the policy of S3's VPC endpoint leaves the bucket out",
                        sandbox ->
                                sandbox.organization().vpcEndpointPolicy("s3", resourcePolicy("Allow", "s3:GetObject")),
                        "no policy of the VPC endpoint for S3 allows s3:ListBucket. Ask the network team that owns the endpoint"),
                bucket(
                        "a service control policy of the NXOP account's organization denies S3",
                        sandbox -> sandbox.organization().serviceControlPolicy(deny("s3:*")),
                        "a service control policy of the organization that holds account 178549792225 (" + SCP + ")"),
                bucket(
                        "the permissions boundary of the NXOP role leaves S3 out",
                        sandbox -> sandbox.organization().targetBoundary(policy("Allow", "kafka-cluster:*")),
                        "no permissions boundary of " + TARGET + " allows s3:ListBucket."),
                controlPlane(
                        "msk",
                        Endpoint.KAFKA,
                        "MSK: a service control policy denies `kafka:GetBootstrapBrokers`",
                        "{\"__type\": \"AccessDeniedException\", \"Message\": \"%s\"}",
                        "kafka:GetBootstrapBrokers",
                        " with an explicit deny in a service control policy: " + SCP,
                        "msk-lookup-refused",
                        "a service control policy of the organization that holds account 178549792225 (" + SCP
                                + ") denies kafka:GetBootstrapBrokers."),
                controlPlane(
                        "docdb",
                        Endpoint.DOCDB,
                        "DocumentDB: the policy of RDS's VPC endpoint does not allow `rds:DescribeDBClusters`",
                        XML,
                        "rds:DescribeDBClusters",
                        " because no VPC endpoint policy allows the rds:DescribeDBClusters action",
                        "docdb-lookup-refused",
                        "no policy of the VPC endpoint for RDS (DocumentDB's control plane) allows rds:DescribeDBClusters."));
    }

    private static String policy(String effect, String action) {
        return "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}}";
    }

    private static String deny(String action) {
        return "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}, "
                + "{\"Effect\": \"Deny\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}]}";
    }

    private static String resourcePolicy(String effect, String action) {
        return "{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"" + action
                + "\", \"Resource\": \"*\", \"Principal\": \"*\"}}";
    }

    /** Every policy but the roles' own allows everything, or denies what nobody asks for. */
    private static void allowEverything(NxopSandbox sandbox) {
        sandbox.organization()
                .serviceControlPolicy(policy("Allow", "*"))
                .resourceControlPolicy(resourcePolicy("Deny", "sqs:SendMessage"))
                .podBoundary(policy("Allow", "*"))
                .targetBoundary(policy("Allow", "*"));
        for (String service : List.of("sts", "s3")) {
            sandbox.organization().vpcEndpointPolicy(service, resourcePolicy("Allow", "*"));
        }
        sandbox.s3().bucketPolicy(BUCKET, resourcePolicy("Allow", "*"));
    }

    private static Misconfiguration organized(
            String name, String action, Consumer<SandboxOrganization> cause, String says) {
        return wrong(name, pod -> cause.accept(pod.sandbox().organization()))
                .finds(
                        "assume-role",
                        action.equals("sts:TagSession") ? "tag-session-refused" : "assume-role-refused",
                        says,
                        "The trust policy of " + TARGET + " is not the reason.")
                .mendedBy(pod -> allowEverything(pod.sandbox()));
    }

    private static Misconfiguration assume(String name, String action, String clause, String says) {
        return wrong(name, pod -> {
                    // STS first says whose the pod's credentials are.
                    pod.sandbox()
                            .faults(Endpoint.STS)
                            .inject(Fault.latency(Duration.ZERO).times(1));
                    pod.sandbox().faults(Endpoint.STS).inject(denied(action, clause));
                })
                .finds(
                        "assume-role",
                        action.equals("sts:TagSession") ? "tag-session-refused" : "assume-role-refused",
                        says,
                        "The trust policy of " + TARGET + " is not the reason.")
                .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear());
    }

    private static Misconfiguration webIdentity(String name, String clause, String says) {
        return wrong(
                        name,
                        pod -> pod.sandbox()
                                .faults(Endpoint.STS)
                                .inject(denied("sts:AssumeRoleWithWebIdentity", clause)))
                .in(world -> world.source(PodSource.WEB_IDENTITY))
                .finds("source", "web-identity-refused", says)
                .mendedBy(pod -> pod.sandbox().faults(Endpoint.STS).clear());
    }

    private static Misconfiguration bucket(String name, Consumer<NxopSandbox> cause, String says) {
        return wrong(name, pod -> {
                    pod.bucket(BUCKET);
                    cause.accept(pod.sandbox());
                })
                .finds("s3", "s3-bucket-refused", says)
                .mendedBy(pod -> allowEverything(pod.sandbox()));
    }

    private static Misconfiguration foreignBucket(String name, String clause, String says) {
        return wrong(name, pod -> {
                    pod.bucket(BUCKET);
                    pod.sandbox()
                            .faults(Endpoint.S3)
                            .inject(Fault.status(
                                    403,
                                    "<Error><Code>AccessDenied</Code><Message>User: " + SESSION
                                            + " is not authorized to perform: s3:ListBucket on resource:"
                                            + " &quot;arn:aws:s3:::nxop-example-data&quot;" + clause
                                            + "</Message></Error>"));
                })
                .finds("s3", "s3-bucket-refused", says)
                .mendedBy(pod -> pod.sandbox().faults(Endpoint.S3).clear());
    }

    private static Misconfiguration controlPlane(
            String stage,
            Endpoint endpoint,
            String name,
            String form,
            String action,
            String clause,
            String finding,
            String says) {
        return wrong(
                        name,
                        pod -> pod.sandbox()
                                .faults(endpoint)
                                .inject(Fault.status(403, form.formatted(refusal(SESSION, action, TARGET, clause)))))
                .withResources()
                .finds(stage, finding, says)
                .mendedBy(pod -> pod.sandbox().faults(endpoint).clear());
    }

    private static Fault denied(String action, String clause) {
        return Fault.status(403, XML.formatted(refusal(POD_SESSION, action, TARGET, clause)));
    }

    private static String refusal(String caller, String action, String resource, String clause) {
        return "User: " + caller + " is not authorized to perform: " + action + " on resource: " + resource + clause;
    }
}
