package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.InMemoryHttp;
import com.aa.nxop.testkit.RawRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** A KPaaS account with a pod's role, an NXOP account with the target role, and an STS between them. */
final class World {
    static final String KPAAS = "285282426848";
    static final String NXOP = "178549792225";
    static final String SOURCE = "arn:aws:iam::" + KPAAS + ":role/kpaas/pod-role";
    static final String TARGET = "arn:aws:iam::" + NXOP + ":role/example-role";
    static final String MAY_ASSUME = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "*"}}""";
    static final String MAY_NOTHING =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"none:None\", \"Resource\": \"*\"}}";

    /** As NXOP writes it for applications on KPaaS. */
    static final String NXOP_TRUST = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
             "Action": ["sts:AssumeRole", "sts:TagSession"],
             "Condition": {
               "StringEquals": {"aws:RequestTag/kubernetes-namespace": "fxip-ms-dev"},
               "StringLike": {"aws:RequestTag/eks-cluster-arn": "arn:aws:eks:*:285282426848:cluster/*"}}}}""";

    /** The six of EKS Pod Identity, at their usual lengths. */
    static final Map<String, String> POD_TAGS = podTags();

    // Near the real time: the SDK signs with its own clock.
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final Roles roles = new Roles();
    final Sessions sessions = new Sessions();
    final List<OidcProvider> providers = new ArrayList<>();
    private Consumer<Sts.Builder> settings = builder -> {};
    private @Nullable Sts sts;
    private int keys;

    World() {
        roles.put(Role.of(SOURCE, trustingService("pods.eks.amazonaws.com"), MAY_ASSUME));
        roles.put(Role.of(TARGET, NXOP_TRUST, MAY_NOTHING));
    }

    World with(Consumer<Sts.Builder> change) {
        settings = change;
        return this;
    }

    Sts sts() {
        if (sts == null) {
            Sts.Builder builder = Sts.builder(roles, sessions)
                    .clock(this::now)
                    .random(new Random(1))
                    .providers(providers);
            settings.accept(builder);
            sts = builder.build();
        }
        return sts;
    }

    Instant now() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    void target(String trustPolicy) {
        roles.put(Role.of(TARGET, trustPolicy, MAY_NOTHING));
    }

    /** A session as Pod Identity issues it: all tags transitive. */
    AccountSession pod() {
        return session(SOURCE, POD_TAGS, POD_TAGS.keySet());
    }

    /** A session as IRSA, kube2iam or Vault issue it. */
    AccountSession untagged() {
        return session(SOURCE, Map.of(), Set.of());
    }

    AccountSession session(String roleArn, Map<String, String> tags, Set<String> transitive) {
        return session(roleArn, tags, transitive, null);
    }

    AccountSession session(String roleArn, Map<String, String> tags, Set<String> transitive, @Nullable String policy) {
        AccountSession session = new AccountSession(
                "ASIATESTSOURCE%06d".formatted(++keys),
                "secret" + keys,
                "token" + keys,
                roles.find(roleArn).orElseThrow(),
                "pod-1",
                tags,
                transitive,
                now().plus(Duration.ofHours(6)),
                policy);
        sessions.add(session);
        return session;
    }

    StsClient client(AccountSession session) {
        return client(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
    }

    StsClient anonymous() {
        return client(AnonymousCredentialsProvider.create());
    }

    private StsClient client(AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .credentialsProvider(credentials)
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .httpClient(new InMemoryHttp(this::answer))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private InMemoryHttp.Answer answer(RawRequest request) {
        StsReply reply = sts().reply(StsCalls.of(request));
        return new InMemoryHttp.Answer(reply.status(), reply.headers(), reply.text());
    }

    static AssumeRoleInput input(Map<String, String> tags) {
        return new AssumeRoleInput(TARGET, "app", null, tags, Set.of(), null, null);
    }

    static String trustingService(String service) {
        return trusting("{\"Service\": \"" + service + "\"}", "[\"sts:AssumeRole\", \"sts:TagSession\"]", "{}");
    }

    static String trusting(String principal, String actions, String condition) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\": " + principal
                + ", \"Action\": " + actions + ", \"Condition\": " + condition + "}}";
    }

    private static Map<String, String> podTags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
        tags.put("eks-cluster-name", "kpaas-nonprod");
        tags.put("kubernetes-namespace", "fxip-ms-dev");
        tags.put("kubernetes-service-account", "fxip-ms");
        tags.put("kubernetes-pod-name", "fxip-ms-7d9c5b6f4-x2x9k");
        tags.put("kubernetes-pod-uid", "0f5a1c1e-6a0e-4d0e-9c57-3b1f2f1f9a10");
        return Collections.unmodifiableMap(tags);
    }
}
