package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.docdb.DocumentDbCluster;
import com.aa.nxop.testkit.internal.iam.Partition;
import com.aa.nxop.testkit.internal.ssm.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox shall look like; everything has a default. The groups are those of the sandbox: what {@code sandbox.pod()} is about,
 * {@code builder.pod(pod -> …)} sets. A group that is set twice keeps what was set first, where the second does not replace it.
 *
 * <p>Not thread-safe.
 */
public final class SandboxBuilder {
    private PodSource source = PodSource.POD_IDENTITY;
    private String region = "us-east-1";
    private @Nullable String resourceRegion;
    private @Nullable String targetRole;
    private @Nullable String externalId;
    private @Nullable Instant start;
    private final Map<String, String> moreRoles = new LinkedHashMap<>();
    private final List<OwnRole> ownRoles = new ArrayList<>();
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final SandboxPod.Setup pod = new SandboxPod.Setup();
    private final RolePolicies.Setup trustPolicies = new RolePolicies.Setup();
    private final RolePolicies.Setup permissions = new RolePolicies.Setup();
    private final SandboxSts.Setup sts = new SandboxSts.Setup();
    private final List<Consumer<SandboxOrganization>> organization = new ArrayList<>();
    private final SandboxS3.Setup s3 = new SandboxS3.Setup();
    private final SsmSetup ssm = new SsmSetup();
    private final SandboxMsk.Setup msk = new SandboxMsk.Setup();
    private final SandboxDocumentDb.Setup docdb = new SandboxDocumentDb.Setup();

    SandboxBuilder() {}

    /** How the pod gets its first credentials; by default Pod Identity. */
    public SandboxBuilder source(PodSource value) {
        source = value;
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

    /** The role in the NXOP account; by default {@code example-role} of account 178549792225. */
    public SandboxBuilder targetRole(String arn) {
        targetRole = arn;
        return this;
    }

    /**
     * What the target role's default trust policy asks for instead of tags. By default nothing, except where EKS assumes the target role
     * without tags: then the id in the form that EKS sends, {@code region/account/cluster/namespace/service-account}.
     */
    public SandboxBuilder externalId(String value) {
        externalId = value;
        return this;
    }

    /** Adds a role with the target role's trust policy. The pod's role may assume it, too. */
    public SandboxBuilder role(String arn, String permissionsJson) {
        moreRoles.put(arn, permissionsJson);
        return this;
    }

    /** Adds a role of any account with policies of its own. */
    public SandboxBuilder role(String arn, Consumer<RoleSetup> setup) {
        RoleSetup role = new RoleSetup();
        setup.accept(role);
        ownRoles.add(new OwnRole(arn, role.trustPolicy, role.permissions, role.maxSessionDuration));
        return this;
    }

    /** When the world's clock starts; by default at the real time. */
    public SandboxBuilder clock(Instant value) {
        start = value;
        return this;
    }

    /** Asks for parts that a sandbox has only on request, as they are by default. */
    public SandboxBuilder with(Part... wanted) {
        parts.addAll(List.of(wanted));
        return this;
    }

    public SandboxBuilder pod(Consumer<SandboxPod.Setup> setup) {
        setup.accept(pod);
        return this;
    }

    /** Who may assume the two roles. */
    public SandboxBuilder trustPolicies(Consumer<RolePolicies.Setup> setup) {
        setup.accept(trustPolicies);
        return this;
    }

    /**
     * What the two roles may do. By default the pod's role assumes the target role and tags the session; the target role does everything
     * in S3 and in MSK, describes DocumentDB and reads parameters.
     */
    public SandboxBuilder permissions(Consumer<RolePolicies.Setup> setup) {
        setup.accept(permissions);
        return this;
    }

    public SandboxBuilder sts(Consumer<SandboxSts.Setup> setup) {
        setup.accept(sts);
        return this;
    }

    /**
     * Says that both accounts are in one organization, and which policies have a say beside those of the roles. A refusal then names the policy that
     * decided. By default they are in none, and each role has only its own.
     */
    public SandboxBuilder organization(Consumer<SandboxOrganization> setup) {
        organization.add(setup);
        return this;
    }

    public SandboxBuilder s3(Consumer<SandboxS3.Setup> setup) {
        setup.accept(s3);
        return this;
    }

    /** The parameters in SSM. */
    public SandboxBuilder ssm(Consumer<SsmSetup> setup) {
        setup.accept(ssm);
        return this;
    }

    /** Asks for MSK, as {@link #with with(Part.MSK)} does, and says what it has. */
    public SandboxBuilder msk(Consumer<SandboxMsk.Setup> setup) {
        setup.accept(msk);
        return with(Part.MSK);
    }

    /** Asks for DocumentDB, as {@link #with with(Part.DOCDB)} does, and says what it is. */
    public SandboxBuilder docdb(Consumer<SandboxDocumentDb.Setup> setup) {
        setup.accept(docdb);
        return with(Part.DOCDB);
    }

    /** A sandbox that is not running yet. */
    public NxopSandbox build() {
        return new NxopSandbox(settings());
    }

    /** Builds and starts it. */
    public NxopSandbox start() {
        return build().start();
    }

    SandboxSettings settings() {
        return new SandboxSettings(
                source,
                pod.namespace,
                pod.serviceAccount,
                pod.name,
                pod.clusterName,
                region,
                pod.kpaasAccount,
                pod.role == null ? roleArn(pod.kpaasAccount, "example-app-kpaas") : pod.role,
                targetRole == null ? roleArn("178549792225", "example-role") : targetRole,
                trustPolicies.target,
                trustPolicies.pod,
                permissions.pod,
                permissions.target,
                pod.sessionTags,
                pod.targetRoleAssociation,
                pod.sessionPolicy,
                start,
                sts.requestsPerSecond,
                s3.buckets(),
                Set.copyOf(parts),
                msk.topics(),
                msk.connectivity(),
                sts.sessionLifetime,
                sts.minimumSessionTokenSize,
                sts.podIdentityTagsProtected
                        ? PolicyTemplates.read("pod-identity-tags-control-policy.json")
                        : sts.resourceControlPolicy,
                Map.copyOf(moreRoles),
                new DocumentDbCluster(docdb.clusterId, docdb.engine, docdb.engineVersion, docdb.status),
                resourceRegion == null ? region : resourceRegion,
                externalId,
                ssm.parameters(),
                List.copyOf(ownRoles),
                sts.inheritedTagsAreRequestTags,
                List.copyOf(organization),
                s3.policies(),
                sts.fallbackRegion);
    }

    private String roleArn(String account, String name) {
        return Partition.of(region).arn("iam", "", account, "role/" + name);
    }

    /** A further role. By default it trusts nobody and may do nothing. Not thread-safe. */
    public static final class RoleSetup {
        private String trustPolicy =
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"sts:*\"}}";
        private String permissions =
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}}";
        private Duration maxSessionDuration = Duration.ofHours(1);

        RoleSetup() {}

        /** Who may assume it, JSON. */
        public RoleSetup trustPolicy(String json) {
            trustPolicy = json;
            return this;
        }

        /** What its sessions may do, JSON. */
        public RoleSetup permissions(String json) {
            permissions = json;
            return this;
        }

        /** IAM's MaxSessionDuration; by default one hour. */
        public RoleSetup maxSessionDuration(Duration value) {
            maxSessionDuration = value;
            return this;
        }
    }

    /** Which parameters SSM has; without any there is {@code /nxop-example/greeting}. Not thread-safe. */
    public static final class SsmSetup {
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();

        SsmSetup() {}

        public SsmSetup parameter(String name, String value) {
            return put(new Parameter(name, Parameter.Kind.STRING, value));
        }

        /** Adds a list; no value may have a comma in it. */
        public SsmSetup listParameter(String name, String... values) {
            return put(new Parameter(name, Parameter.Kind.STRING_LIST, String.join(",", values)));
        }

        /** Adds a parameter whose value is only shown to those who ask for decryption. */
        public SsmSetup secureParameter(String name, String value) {
            return put(new Parameter(name, Parameter.Kind.SECURE_STRING, value));
        }

        private SsmSetup put(Parameter parameter) {
            parameters.put(parameter.name(), parameter);
            return this;
        }

        List<Parameter> parameters() {
            return parameters.isEmpty()
                    ? List.of(new Parameter("/nxop-example/greeting", Parameter.Kind.STRING, "Hello from NXOP"))
                    : List.copyOf(parameters.values());
        }
    }
}
