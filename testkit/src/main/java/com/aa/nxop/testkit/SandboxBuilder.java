package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.account.Partition;
import com.aa.nxop.testkit.internal.docdb.DocumentDbCluster;
import com.aa.nxop.testkit.internal.ssm.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sandbox shall look like; everything has a default. Not thread-safe. */
public final class SandboxBuilder {
    private PodSource source = PodSource.POD_IDENTITY;
    private String namespace = "fxip-ms-dev";
    private String serviceAccount = "example-app";
    private String podName = "example-app-7d4b9c8f6-x2x1z";
    private String clusterName = "kpaas-nonprod";
    private String region = "us-east-1";
    private String kpaasAccount = "285282426848";
    private @Nullable String podRole;
    private @Nullable String targetRole;
    private @Nullable String trustPolicy;
    private @Nullable String identityPolicy;
    private @Nullable String targetPermissions;
    private boolean sessionTags = true;
    private boolean targetRoleAssociation;
    private @Nullable Instant start;
    private int stsRequestsPerSecond;
    private final Set<String> buckets = new LinkedHashSet<>();
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final Map<String, Integer> topics = new LinkedHashMap<>();
    private final Set<MskConnectivity> mskConnectivity = EnumSet.noneOf(MskConnectivity.class);
    private @Nullable Duration sessionLifetime;
    private int minimumSessionTokenSize;
    private final Map<String, String> moreRoles = new LinkedHashMap<>();
    private DocumentDbCluster docdb = DocumentDbCluster.usual();
    private @Nullable String resourceRegion;
    private @Nullable String externalId;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    SandboxBuilder() {}

    /** By default Pod Identity. */
    public SandboxBuilder source(PodSource value) {
        source = value;
        return this;
    }

    public SandboxBuilder namespace(String value) {
        namespace = value;
        return this;
    }

    public SandboxBuilder serviceAccount(String value) {
        serviceAccount = value;
        return this;
    }

    public SandboxBuilder podName(String value) {
        podName = value;
        return this;
    }

    public SandboxBuilder clusterName(String value) {
        clusterName = value;
        return this;
    }

    /**
     * Where the pod lives: the region of the cluster and, without {@link #resourceRegion}, of everything else. It decides how ARNs begin:
     * {@code us-gov-west-1} makes a world of {@code arn:aws-us-gov}.
     */
    public SandboxBuilder region(String value) {
        region = value;
        return this;
    }

    /**
     * Where the NXOP resources are: the one region that S3, MSK and the parameters accept signatures for. STS accepts those for either
     * region. By default the pod's.
     */
    public SandboxBuilder resourceRegion(String value) {
        resourceRegion = value;
        return this;
    }

    /** The account of the cluster and of the pod's role. */
    public SandboxBuilder kpaasAccount(String accountId) {
        kpaasAccount = accountId;
        return this;
    }

    /** The role that the pod gets directly; by default {@code example-app-kpaas} in the KPaaS account. */
    public SandboxBuilder podRole(String arn) {
        podRole = arn;
        return this;
    }

    /** The role in the NXOP account; by default {@code example-role} of account 178549792225. */
    public SandboxBuilder targetRole(String arn) {
        targetRole = arn;
        return this;
    }

    /** The target role's trust policy, JSON; by default the one that NXOP uses, for the namespace set here. */
    public SandboxBuilder trustPolicy(String json) {
        trustPolicy = json;
        return this;
    }

    /**
     * What the target role's default trust policy asks for instead of tags. By default nothing, but where EKS assumes the target role
     * without tags: then the id in the form that EKS sends, {@code region/account/cluster/namespace/service-account}.
     */
    public SandboxBuilder externalId(String value) {
        externalId = value;
        return this;
    }

    /** What the pod's role may do, JSON; by default assume the target role and tag the session. */
    public SandboxBuilder identityPolicy(String json) {
        identityPolicy = json;
        return this;
    }

    /** What the target role may do, JSON; by default everything in S3 and in MSK, describe DocumentDB and read parameters. */
    public SandboxBuilder targetPermissions(String json) {
        targetPermissions = json;
        return this;
    }

    /** Whether the Pod Identity association tags its sessions, which is the default. */
    public SandboxBuilder sessionTags(boolean value) {
        sessionTags = value;
        return this;
    }

    /**
     * Whether the platform hands the pod the target role's session itself; by default not. With Pod Identity the association names the
     * target role, so that EKS assumes it; with kube2iam the pod's annotation does; with Vault its role is the target role. Not
     * with web identity.
     */
    public SandboxBuilder targetRoleAssociation(boolean value) {
        targetRoleAssociation = value;
        return this;
    }

    /** When the world's clock starts; by default at the real time. */
    public SandboxBuilder clock(Instant value) {
        start = value;
        return this;
    }

    /** How many signed requests STS takes from one account; 0, the default, for no limit. */
    public SandboxBuilder stsRequestsPerSecond(int value) {
        stsRequestsPerSecond = value;
        return this;
    }

    /** Adds a bucket; without any there is {@code nxop-example-data}. */
    public SandboxBuilder bucket(String name) {
        buckets.add(name);
        return this;
    }

    /** Adds a parameter to SSM; without any there is {@code /nxop-example/greeting}. */
    public SandboxBuilder parameter(String name, String value) {
        return parameter(new Parameter(name, Parameter.Kind.STRING, value));
    }

    /** Adds a list; no value may have a comma in it. */
    public SandboxBuilder listParameter(String name, String... values) {
        return parameter(new Parameter(name, Parameter.Kind.STRING_LIST, String.join(",", values)));
    }

    /** Adds a parameter whose value is only shown to those who ask for decryption. */
    public SandboxBuilder secureParameter(String name, String value) {
        return parameter(new Parameter(name, Parameter.Kind.SECURE_STRING, value));
    }

    private SandboxBuilder parameter(Parameter parameter) {
        parameters.put(parameter.name(), parameter);
        return this;
    }

    /** Asks for what a sandbox does not have by itself. */
    public SandboxBuilder with(Part... wanted) {
        parts.addAll(List.of(wanted));
        return this;
    }

    /** Adds a topic of one partition to MSK, where nothing creates topics by itself. */
    public SandboxBuilder topic(String name) {
        return topic(name, 1);
    }

    public SandboxBuilder topic(String name, int partitions) {
        topics.put(name, partitions);
        return this;
    }

    /** Which IAM listeners the control plane says MSK has; by default the private one. */
    public SandboxBuilder mskConnectivity(MskConnectivity... kinds) {
        mskConnectivity.addAll(List.of(kinds));
        return this;
    }

    /** DocumentDB's cluster identifier, by default {@code nxop-example}. */
    public SandboxBuilder docdbCluster(String id) {
        docdb = new DocumentDbCluster(id, docdb.engine(), docdb.engineVersion(), docdb.status());
        return this;
    }

    /** What kind of cluster the control plane says it is: by default {@code docdb}; RDS and Neptune have others. */
    public SandboxBuilder docdbEngine(String name) {
        docdb = new DocumentDbCluster(docdb.id(), name, docdb.engineVersion(), docdb.status());
        return this;
    }

    /**
     * DocumentDB's version, by default {@code 5.0.0}: what the control plane says and what the server does. Before 5.0.0 it has no
     * IAM authentication, before 8.0.2 no retryable writes.
     *
     * @throws IllegalArgumentException if it is not three numbers
     */
    public SandboxBuilder docdbEngineVersion(String version) {
        docdb = new DocumentDbCluster(docdb.id(), docdb.engine(), version, docdb.status());
        return this;
    }

    /** How the control plane says DocumentDB is, by default {@code available}; it is, whatever is said. */
    public SandboxBuilder docdbStatus(String status) {
        docdb = new DocumentDbCluster(docdb.id(), docdb.engine(), docdb.engineVersion(), status);
        return this;
    }

    /**
     * How long the sessions are that STS gives to holders of other sessions, whatever they ask for: seconds, where a test is to see
     * many of them. By default as they ask. What the pod gets first is not affected.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SandboxBuilder sessionLifetime(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("A session lasts longer than nothing: sessionLifetime(" + value + ").");
        }
        sessionLifetime = value;
        return this;
    }

    /**
     * How long the session tokens are at least that STS gives, in bytes, the pod's own included; 0, the default, for as long as they are.
     * Since 2026-09-15 STS gives tokens of up to 4,096 bytes.
     *
     * @throws IllegalArgumentException if STS would give none of that size
     */
    public SandboxBuilder minimumSessionTokenSize(int bytes) {
        if (bytes < 0 || bytes > 4096) {
            throw new IllegalArgumentException(
                    "STS gives tokens of at most 4096 bytes: minimumSessionTokenSize(" + bytes + ").");
        }
        minimumSessionTokenSize = bytes;
        return this;
    }

    /** Adds a role with the target role's trust policy, which the pod's role may assume, too. */
    public SandboxBuilder role(String arn, String permissionsJson) {
        moreRoles.put(arn, permissionsJson);
        return this;
    }

    /** A sandbox that is not running yet. */
    public NxopSandbox build() {
        return new NxopSandbox(settings());
    }

    SandboxSettings settings() {
        return new SandboxSettings(
                source,
                namespace,
                serviceAccount,
                podName,
                clusterName,
                region,
                kpaasAccount,
                podRole == null ? roleArn(kpaasAccount, "example-app-kpaas") : podRole,
                targetRole == null ? roleArn("178549792225", "example-role") : targetRole,
                trustPolicy,
                identityPolicy,
                targetPermissions,
                sessionTags,
                targetRoleAssociation,
                start,
                stsRequestsPerSecond,
                buckets.isEmpty() ? List.of("nxop-example-data") : List.copyOf(buckets),
                Set.copyOf(parts),
                Map.copyOf(topics),
                mskConnectivity.isEmpty() ? Set.of(MskConnectivity.PRIVATE) : Set.copyOf(mskConnectivity),
                sessionLifetime,
                minimumSessionTokenSize,
                Map.copyOf(moreRoles),
                docdb,
                resourceRegion == null ? region : resourceRegion,
                externalId,
                parameters.isEmpty()
                        ? List.of(new Parameter("/nxop-example/greeting", Parameter.Kind.STRING, "Hello from NXOP"))
                        : List.copyOf(parameters.values()));
    }

    private String roleArn(String account, String name) {
        return Partition.of(region).arn("iam", "", account, "role/" + name);
    }

    /** Builds and starts it. */
    public NxopSandbox start() {
        return build().start();
    }
}
