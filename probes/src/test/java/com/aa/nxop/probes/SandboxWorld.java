package com.aa.nxop.probes;

import com.aa.nxop.probes.world.AwsWorld;
import com.aa.nxop.probes.world.HttpStsEndpoint;
import com.aa.nxop.probes.world.KafkaTarget;
import com.aa.nxop.probes.world.MongoTarget;
import com.aa.nxop.probes.world.PodAgent;
import com.aa.nxop.probes.world.ProbedWorld;
import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.probes.world.StsEndpoint;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxBuilder;
import com.aa.nxop.testkit.SandboxSts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The sandbox with the roles of examples/aws/probes.yaml, and somebody's session of another role who starts the probes. */
final class SandboxWorld implements AutoCloseable {
    static final String ACCOUNT = "285282426848";
    private static final String ENGINEER = "arn:aws:iam::" + ACCOUNT + ":role/engineer";
    private static final String EVERYTHING =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:*\", \"Resource\": \"*\"}}";

    final NxopSandbox sandbox;

    private SandboxWorld(NxopSandbox sandbox) {
        this.sandbox = sandbox;
    }

    static String arn(StackRole role) {
        return "arn:aws:iam::" + ACCOUNT + ":role/nxop-probe-" + role.suffix();
    }

    /** With MSK and DocumentDB. */
    static SandboxWorld whole() {
        return start(builder -> builder.with(Part.MSK, Part.DOCDB));
    }

    static SandboxWorld start(UnaryOperator<SandboxBuilder> more) {
        SandboxBuilder builder = NxopSandbox.builder()
                .pod(pod -> pod.kpaasAccount(ACCOUNT)
                        .role(arn(StackRole.SOURCE))
                        .sessionTags(false)
                        .targetRoleAssociation(true))
                .targetRole(arn(StackRole.SERVED))
                .role(ENGINEER, role -> role.permissions(EVERYTHING));
        for (StackTemplate.StackedRole role : StackTemplate.of("probes.yaml", Map.of("AWS::AccountId", ACCOUNT))
                .roles()) {
            add(builder, role);
        }
        NxopSandbox sandbox = more.apply(builder).start();
        SandboxWorld world = new SandboxWorld(sandbox);
        world.documents().ifPresent(there -> sandbox.docdb().register(arn(StackRole.TARGET)));
        return world;
    }

    private static void add(SandboxBuilder builder, StackTemplate.StackedRole role) {
        String arn = "arn:aws:iam::" + ACCOUNT + ":role/" + role.name();
        if (arn.equals(arn(StackRole.SOURCE))) {
            builder.trustPolicies(trust -> trust.pod(role.trustPolicy()))
                    .permissions(permissions -> permissions.pod(role.permissions()));
        } else if (arn.equals(arn(StackRole.SERVED))) {
            builder.trustPolicies(trust -> trust.target(role.trustPolicy()));
        } else {
            builder.role(arn, own -> {
                own.trustPolicy(role.trustPolicy()).maxSessionDuration(Duration.ofSeconds(role.maxSessionSeconds()));
                if (!role.permissions().isEmpty()) {
                    own.permissions(role.permissions());
                }
            });
        }
    }

    AwsSessionCredentials engineer() {
        SandboxSts.Session session = sandbox.sts().issueSession(ENGINEER, "somebody");
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    StsEndpoint sts() {
        return new HttpStsEndpoint(sandbox.uri(Endpoint.STS), "us-east-1", clock(sandbox.clock()));
    }

    ProbedWorld probed() {
        return probed(sts(), time -> {
            sandbox.clock().advance(time);
            return true;
        });
    }

    /** The same, with another STS or another passing of time. */
    ProbedWorld probed(StsEndpoint sts, Predicate<Duration> passing) {
        Map<String, String> environment = sandbox.environment();
        return new ProbedWorld(
                sts,
                this::engineer,
                false,
                AwsWorld.tags("fxip-ms-dev", "arn:aws:eks:us-east-1:" + ACCOUNT + ":cluster/kpaas-nonprod"),
                role -> Optional.of(arn(role)),
                passing,
                Optional.of(new PodAgent(
                        URI.create(value(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI")),
                        Path.of(value(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")))),
                kafka(),
                documents());
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "");
    }

    private Optional<KafkaTarget> kafka() {
        return sandbox.environment().containsKey("NXOP_MSK_CLUSTER_ARN")
                ? Optional.of(new KafkaTarget(
                        sandbox.msk().bootstrapServers(),
                        "us-east-1",
                        Optional.of(sandbox.msk().caFile())))
                : Optional.empty();
    }

    private Optional<MongoTarget> documents() {
        return sandbox.environment().containsKey("NXOP_DOCDB_CLUSTER_ID")
                ? Optional.of(new MongoTarget(
                        sandbox.docdb().endpoint(), sandbox.docdb().caFile()))
                : Optional.empty();
    }

    private static Clock clock(InstantSource source) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
