package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.cluster.Association;
import com.aa.nxop.testkit.internal.cluster.Cluster;
import com.aa.nxop.testkit.internal.cluster.EksAuth;
import com.aa.nxop.testkit.internal.cluster.Pod;
import com.aa.nxop.testkit.internal.cluster.PodIdentityAgent;
import com.aa.nxop.testkit.internal.cluster.ProjectedToken;
import com.aa.nxop.testkit.internal.cluster.TokenIssuer;
import com.aa.nxop.testkit.internal.docdb.DocumentDb;
import com.aa.nxop.testkit.internal.docdb.DocumentDbOptions;
import com.aa.nxop.testkit.internal.docdb.RdsXml;
import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpFront;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.GuardPolicies;
import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.iam.Policy;
import com.aa.nxop.testkit.internal.kube2iam.Kube2iam;
import com.aa.nxop.testkit.internal.kube2iam.NodeSettings;
import com.aa.nxop.testkit.internal.msk.Msk;
import com.aa.nxop.testkit.internal.msk.MskOptions;
import com.aa.nxop.testkit.internal.msk.RestJson;
import com.aa.nxop.testkit.internal.s3.S3Gate;
import com.aa.nxop.testkit.internal.ssm.AwsJson;
import com.aa.nxop.testkit.internal.ssm.Ssm;
import com.aa.nxop.testkit.internal.ssm.SsmSettings;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.OidcProvider;
import com.aa.nxop.testkit.internal.sts.Role;
import com.aa.nxop.testkit.internal.sts.Roles;
import com.aa.nxop.testkit.internal.sts.Sessions;
import com.aa.nxop.testkit.internal.sts.Sts;
import com.aa.nxop.testkit.internal.vault.VaultAgent;
import com.aa.nxop.testkit.internal.vault.VaultRoles;
import com.aa.nxop.testkit.network.SandboxCa;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkGlobalTime;

/** Everything that one start of the sandbox brings up, wired together. Thread-safe. */
final class World implements AutoCloseable {
    /** As in a pod: kubelet asks for a day and replaces the token earlier. */
    static final Duration TOKEN_LIFETIME = Duration.ofHours(24);

    final SandboxSettings settings;
    final SandboxClock clock;
    final Cluster cluster;
    final Pod pod;
    final TokenIssuer issuer;
    final GuardPolicies guardrails = new GuardPolicies();
    final Roles roles = new Roles();
    final Sessions sessions = new Sessions();
    final Sts sts;
    final @Nullable Sts stsFallback;
    final EksAuth eksAuth;
    final PodIdentityAgent agent;
    final S3Gate s3;
    final ProjectedToken token;
    final @Nullable Kube2iam kube2iam;
    final @Nullable VaultAgent vault;
    final @Nullable Msk msk;
    final @Nullable DocumentDb docdb;
    private final Map<Endpoint, HttpFront> fronts = new EnumMap<>(Endpoint.class);

    private final Consumer<Endpoint> beforeListening;

    World(SandboxSettings settings) {
        this(settings, endpoint -> {});
    }

    /** @param beforeListening told of each endpoint before it gets its port: a seam for tests of a start that fails half-way */
    World(SandboxSettings settings, Consumer<Endpoint> beforeListening) {
        this.settings = settings;
        this.beforeListening = beforeListening;
        Instant start = settings.start();
        clock = start == null ? SandboxClock.now() : SandboxClock.startingAt(start);
        cluster = new Cluster(settings.clusterName(), settings.kpaasAccount(), settings.region());
        pod = pod(settings);
        issuer = new TokenIssuer(settings.region(), clock);
        putGuardrails();
        putRoles();
        OidcProvider provider =
                new OidcProvider(cluster.accountId(), issuer.issuer(), Set.of("sts.amazonaws.com"), issuer::keys);
        sts = sts(provider, settings.region(), settings.resourceRegion());
        String fallback = settings.stsFallbackRegion();
        stsFallback = fallback == null ? null : sts(provider, fallback);
        eksAuth = new EksAuth(cluster, issuer, sts, sessions, clock);
        agent = new PodIdentityAgent(eksAuth, clock);
        s3 = new S3Gate(
                sessions, clock, settings.resourceRegion(), settings.targetAccount(), Set.copyOf(settings.buckets()));
        if (settings.source() == PodSource.POD_IDENTITY) {
            eksAuth.associate(association());
        }
        kube2iam = settings.source() == PodSource.KUBE2IAM ? kube2iam() : null;
        // From here on there is something to clean up.
        token = ProjectedToken.create(tokenFileName(), "", clock);
        try {
            listen(Endpoint.AGENT, agent, HttpAnswer.of(429, "text/plain; charset=utf-8", "Too Many Requests\n"));
            listen(Endpoint.STS, sts, ThrottlingAnswers.BY_STS);
            if (stsFallback != null) {
                listen(Endpoint.STS_FALLBACK, stsFallback, ThrottlingAnswers.BY_STS);
            }
            listen(Endpoint.S3, s3, ThrottlingAnswers.BY_S3);
            listen(Endpoint.SSM, new Ssm(sessions, clock, ssmSettings()), AwsJson.throttled());
            HttpAnswer nobody = HttpAnswer.of(403, "text/plain", "Forbidden\n");
            listen(Endpoint.METADATA, kube2iam == null ? call -> nobody : kube2iam.endpoint(), nobody);
            vault = settings.source() == PodSource.VAULT_FILE ? startVault() : null;
            msk = settings.has(Part.MSK) ? startMsk() : null;
            if (msk != null) {
                listen(Endpoint.KAFKA, msk.controlPlane(), RestJson.throttled());
            }
            docdb = settings.has(Part.DOCDB) ? startDocumentDb() : null;
            if (docdb != null) {
                listen(Endpoint.DOCDB, docdb.controlPlane(), RdsXml.throttled());
            }
            token.write(issueToken(clock.instant()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Sts sts(OidcProvider provider, String... regions) {
        return Sts.builder(roles, sessions)
                .clock(clock)
                .providers(List.of(provider))
                .regions(new TreeSet<>(List.of(regions)))
                .requestsPerSecond(settings.stsRequestsPerSecond())
                .sessionLifetime(settings.sessionLifetime())
                .minimumTokenSize(settings.minimumSessionTokenSize())
                .resourceControlPolicy(settings.resourceControlPolicy())
                .inheritedTagsAreRequestTags(settings.inheritedTagsAreRequestTags())
                .fullLifetimeOf(Set.of(settings.podRole()))
                .build();
    }

    private Kube2iam kube2iam() {
        String nodeRole = Objects.requireNonNull(settings.assumingRole());
        Kube2iam installed = new Kube2iam(new NodeSettings(nodeRole, settings.namespace()), sts, sessions, clock);
        installed.annotate(settings.firstRole());
        if (settings.targetRoleAssociation() && settings.externalId() != null) {
            installed.externalId(settings.externalId());
        }
        return installed;
    }

    private VaultAgent startVault() {
        String own = Objects.requireNonNull(settings.assumingRole());
        return VaultAgent.start(new VaultRoles(own, settings.firstRole()), sts, clock);
    }

    private SsmSettings ssmSettings() {
        return new SsmSettings(settings.resourceRegion(), settings.targetAccount(), settings.parameters());
    }

    /** What the pod is pointed to. */
    Path credentialFile() {
        return vault == null ? token.path() : vault.path();
    }

    private Msk startMsk() {
        MskOptions kafka = new MskOptions(
                settings.resourceRegion(), settings.targetAccount(), settings.mskConnectivity(), settings.topics());
        return Msk.start(kafka, sessions, clock, SandboxCa.create());
    }

    private DocumentDb startDocumentDb() {
        DocumentDbOptions documents = new DocumentDbOptions(
                settings.resourceRegion(), settings.targetAccount(), settings.targetRole(), settings.docdb());
        // Another authority than MSK's, as on AWS.
        return DocumentDb.start(documents, sessions, clock, SandboxCa.create());
    }

    private static Pod pod(SandboxSettings settings) {
        return new Pod(
                settings.namespace(),
                settings.serviceAccount(),
                "3f0a4c1e-5b7d-4a52-9a54-0d1c2b3a4f50",
                settings.podName(),
                "8c6d2e90-1f3b-4c7a-8e21-5d4f6a7b8c91",
                "ip-10-0-12-34.ec2.internal",
                "b1e7f3a2-6c4d-4f8e-9a0b-1c2d3e4f5a62");
    }

    private void putRoles() {
        PolicyTemplates templates = new PolicyTemplates(settings, issuer.issuer());
        put(
                settings.podRole(),
                orElse(settings.podTrustPolicy(), templates, TrustTemplates.ofPodRole(settings)),
                orElse(settings.identityPolicy(), templates, "pod-identity-policy.json"));
        String trust = orElse(settings.trustPolicy(), templates, TrustTemplates.ofTargetRole(settings));
        String assuming = settings.assumingRole();
        if (assuming != null) {
            put(assuming, templates.fill("ec2-trust-policy.json"), templates.fill("assuming-role-policy.json"));
        }
        settings.ownRoles()
                .forEach(role -> put(role.arn(), role.trustPolicy(), role.permissions(), role.maxSessionDuration()));
        settings.moreRoles().forEach((arn, permissions) -> put(arn, trust, permissions));
        put(settings.targetRole(), trust, orElse(settings.targetPermissions(), templates, "nxop-permissions.json"));
    }

    private void putGuardrails() {
        if (settings.resourceControlPolicy() != null) {
            guardrails.resourceControl(settings.resourceControlPolicy());
        }
        settings.bucketPolicies().forEach(this::bucketPolicy);
        settings.organization().forEach(setup -> {
            guardrails.together();
            setup.accept(new SandboxOrganization(settings, this::organize));
        });
    }

    /** @throws IllegalArgumentException if AWS would not take a policy */
    void organize(Consumer<GuardPolicies> change) {
        guardrails.together();
        change.accept(guardrails);
    }

    /** @throws IllegalArgumentException if it is no policy */
    void bucketPolicy(String bucket, String json) {
        guardrails.resource(Partition.of(settings.resourceRegion()).arn("s3", "", "", bucket), json);
    }

    private static String orElse(@Nullable String policy, PolicyTemplates templates, String resource) {
        return policy == null ? templates.fill(resource) : policy;
    }

    /** Refuses what IAM would refuse to store, before anything runs on it. */
    void put(String arn, String trustPolicy, String identityPolicy) {
        put(arn, trustPolicy, identityPolicy, Duration.ofHours(1));
    }

    private void put(String arn, String trustPolicy, String identityPolicy, Duration maxSessionDuration) {
        Policy unusedTrust = Policy.parseTrust(trustPolicy, arn.split(":", 3)[1]);
        Policy unusedIdentity = Policy.parse(identityPolicy);
        roles.put(new Role(arn, trustPolicy, identityPolicy, Map.of(), maxSessionDuration).within(guardrails));
    }

    Map<String, String> environment() {
        return PodEnvironment.of(
                settings, cluster, credentialFile(), endpoint -> front(endpoint).uri(), msk, docdb);
    }

    static <T> T wanted(@Nullable T part, String name, String call) {
        if (part == null) {
            throw new IllegalStateException(
                    "The sandbox has no " + name + ": ask for it with NxopSandbox.builder()." + call + ".");
        }
        return part;
    }

    /** @throws IllegalArgumentException if it is no policy */
    void replaceTrustPolicy(String roleArn, String json) {
        put(roleArn, json, role(roleArn).identityPolicy());
        forgetSessionsOf(roleArn);
    }

    /** @throws IllegalArgumentException if it is no policy */
    void replacePermissions(String roleArn, String json) {
        put(roleArn, role(roleArn).trustPolicy(), json);
        forgetSessionsOf(roleArn);
    }

    private void forgetSessionsOf(String roleArn) {
        if (roleArn.equals(settings.podRole())) {
            agent.forget();
            if (kube2iam != null) {
                kube2iam.clearCache();
            }
        }
    }

    private Role role(String arn) {
        return roles.find(arn).orElseThrow();
    }

    AccountSession issue(String roleArn, String sessionName) {
        if (roles.find(roleArn).isEmpty()) {
            PolicyTemplates templates = new PolicyTemplates(settings, issuer.issuer());
            put(roleArn, templates.fill("ec2-trust-policy.json"), templates.fill("assuming-role-policy.json"));
        }
        return sts.issue(roles.find(roleArn).orElseThrow(), sessionName, Duration.ofHours(1));
    }

    Association association() {
        return new Association(
                settings.namespace(),
                settings.serviceAccount(),
                settings.podRole(),
                settings.targetRoleAssociation() ? settings.targetRole() : null,
                settings.sessionTags(),
                settings.podSessionPolicy());
    }

    private String tokenFileName() {
        return settings.source() == PodSource.POD_IDENTITY ? "eks-pod-identity-token" : "token";
    }

    private String audience() {
        return settings.source() == PodSource.POD_IDENTITY ? EksAuth.AUDIENCE : "sts.amazonaws.com";
    }

    String issueToken(Instant issuedAt) {
        return issuer.issue(pod, audience(), issuedAt, TOKEN_LIFETIME);
    }

    private void listen(Endpoint endpoint, HttpService service, HttpAnswer throttled) {
        beforeListening.accept(endpoint);
        fronts.put(endpoint, HttpFront.start(endpoint.name(), service, clock, throttled));
    }

    HttpFront front(Endpoint endpoint) {
        HttpFront front = fronts.get(endpoint);
        if (front == null) {
            throw new IllegalStateException("The sandbox has no endpoint " + endpoint
                    + ": ask for it with NxopSandbox.builder()." + request(endpoint) + ".");
        }
        return front;
    }

    /** How to ask for what is not always there. */
    private static String request(Endpoint endpoint) {
        return switch (endpoint) {
            case STS_FALLBACK -> "sts(sts -> sts.fallbackRegion(\"us-west-2\"))";
            case KAFKA -> "with(Part.MSK)";
            case DOCDB -> "with(Part.DOCDB)";
            case AGENT, STS, S3, SSM, METADATA -> "build()";
        };
    }

    boolean s3IsStarted() {
        return s3.isStarted();
    }

    /** Everything, also where closing one part fails. */
    @Override
    public void close() {
        List<Runnable> parts = new ArrayList<>();
        fronts.values().forEach(front -> parts.add(front::close));
        parts.add(s3::close);
        Msk broker = msk;
        if (broker != null) {
            parts.add(broker::close);
        }
        DocumentDb documents = docdb;
        if (documents != null) {
            parts.add(documents::close);
        }
        VaultAgent agentOfVault = vault;
        if (agentOfVault != null) {
            parts.add(agentOfVault::close);
        }
        parts.add(token::close);
        // AWS's clients share the offset of a moved clock in a static field. With it they would sign the first call in
        // the next world, which would refuse and count that call.
        parts.add(() -> SdkGlobalTime.setGlobalTimeOffset(0));
        RuntimeException first = null;
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
