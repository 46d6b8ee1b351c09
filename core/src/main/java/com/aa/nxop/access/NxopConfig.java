package com.aa.nxop.access;

import com.aa.nxop.access.io.ProxyRules;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;

/**
 * Everything the SDK needs to know, read once and checked as a whole. Immutable.
 *
 * <p>Each value is looked for in the builder, then among the system properties ({@code nxop.session.tags}), then among the
 * variables ({@code NXOP_SESSION_TAGS}). Token files are named here and read later, each time they are needed; a session policy
 * is read here.
 */
public final class NxopConfig {
    private final TargetRole role;
    private final Optional<NxopEnvironment> environment;
    private final Region region;
    private final Region stsRegion;
    private final SourceSettings source;
    private final Optional<SourceRole> sourceRole;
    private final SessionSettings session;
    private final WorkloadSettings workload;
    private final MskSettings msk;
    private final DocumentDbSettings documentDb;
    private final EndpointSettings endpoints;
    private final ProxyRules proxies;
    private final DefaultsMode defaultsMode;
    private final boolean passesOverWebIdentity;
    private final List<SettingSeen> settings;
    private final List<String> strayVariables;

    NxopConfig(
            TargetRole role,
            Optional<NxopEnvironment> environment,
            Region region,
            Region stsRegion,
            SourceSettings source,
            Optional<SourceRole> sourceRole,
            SessionSettings session,
            WorkloadSettings workload,
            MskSettings msk,
            DocumentDbSettings documentDb,
            EndpointSettings endpoints,
            ProxyRules proxies,
            DefaultsMode defaultsMode,
            boolean passesOverWebIdentity,
            List<SettingSeen> settings,
            List<String> strayVariables) {
        this.role = role;
        this.environment = environment;
        this.region = region;
        this.stsRegion = stsRegion;
        this.source = source;
        this.sourceRole = sourceRole;
        this.session = session;
        this.workload = workload;
        this.msk = msk;
        this.documentDb = documentDb;
        this.endpoints = endpoints;
        this.proxies = proxies;
        this.defaultsMode = defaultsMode;
        this.passesOverWebIdentity = passesOverWebIdentity;
        this.settings = List.copyOf(settings);
        this.strayVariables = List.copyOf(strayVariables);
    }

    /**
     * From system properties and variables of this process.
     *
     * @throws AccessException naming every setting that is missing or wrong
     */
    public static NxopConfig fromEnvironment() {
        return builder().build();
    }

    /**
     * From these variables alone, as a pod would have them: neither the process's own variables nor system properties count.
     * For tests in a local world.
     *
     * @throws AccessException naming every variable that is missing or wrong
     */
    public static NxopConfig fromEnvironment(Map<String, String> variables) {
        return new Builder(Environment.of(variables)).build();
    }

    /** Values set here win over system properties and variables of this process, which fill in the rest. */
    public static Builder builder() {
        return new Builder(Environment.ofProcess());
    }

    /** As {@link #builder()}, over these variables alone. */
    public static Builder builder(Map<String, String> variables) {
        return new Builder(Environment.of(variables));
    }

    /** The role to assume in the NXOP account. */
    public TargetRole role() {
        return role;
    }

    /** The environment that the pod's own account is checked against; no check where absent. */
    public Optional<NxopEnvironment> environment() {
        return environment;
    }

    /** The region of the NXOP resources. */
    public Region region() {
        return region;
    }

    /** The region of the STS endpoint: the pod's own where {@code AWS_REGION} names it, as the nearest. */
    public Region stsRegion() {
        return stsRegion;
    }

    public SourceSettings source() {
        return source;
    }

    /** The role that the platform must give the pod; not checked where absent. */
    public Optional<SourceRole> sourceRole() {
        return sourceRole;
    }

    public SessionSettings session() {
        return session;
    }

    public WorkloadSettings workload() {
        return workload;
    }

    public MskSettings msk() {
        return msk;
    }

    public DocumentDbSettings documentDb() {
        return documentDb;
    }

    /**
     * The endpoint set for a service by {@code AWS_ENDPOINT_URL_<SERVICE>}, else by {@code AWS_ENDPOINT_URL}.
     *
     * @param service {@code STS}, {@code S3}, {@code KAFKA} or {@code DOCDB}
     */
    public Optional<URI> endpoint(String service) {
        return endpoints.of(service);
    }

    EndpointSettings endpoints() {
        return endpoints;
    }

    /** Which proxies lead to AWS: for our own adapters. */
    @SuppressWarnings("exports") // They see the type, and applications do not need it.
    public ProxyRules proxies() {
        return proxies;
    }

    /**
     * {@code AWS_DEFAULTS_MODE} for clients of the NXOP resources; never {@code auto}, for which the AWS SDK would ask the metadata service where
     * it is: the pod's region and the resources' are known.
     */
    public DefaultsMode defaultsMode() {
        return defaultsMode;
    }

    /** {@code AWS_USE_FIPS_ENDPOINT}: STS is asked at an endpoint with FIPS 140 cryptography. */
    public boolean fips() {
        return endpoints.fips();
    }

    /** {@code AWS_USE_DUALSTACK_ENDPOINT}: STS is asked at an endpoint that IPv6 reaches too. */
    public boolean dualStack() {
        return endpoints.dualStack();
    }

    /** Every setting that was set, with where it came from: what a diagnosis shows. */
    public List<SettingSeen> settings() {
        return settings;
    }

    /**
     * A sentence for each variable that begins with {@code NXOP_} and is no setting, as a misspelt one: its name, and the setting that may be meant.
     * Never its value.
     */
    public List<String> strayVariables() {
        return strayVariables;
    }

    /** Whether the pod has what IRSA needs too, and nobody said which of the two to take. */
    public boolean passesOverWebIdentity() {
        return passesOverWebIdentity;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "NxopConfig[" + role + ", " + environment.map(Enum::name).orElse("any environment") + ", " + region
                + ", source " + source + ", session " + session + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Environment environment;
        private final Map<Setting, String> values = new EnumMap<>(Setting.class);

        private Builder(Environment environment) {
            this.environment = environment;
        }

        /** {@code NXOP_ROLE}. Correct: {@code 178549792225/example-role}, an ARN. Incorrect: {@code example-role}. */
        public Builder role(String role) {
            return set(Setting.ROLE, role);
        }

        /** {@code NXOP_ENVIRONMENT}. */
        public Builder environment(NxopEnvironment name) {
            return set(Setting.ENVIRONMENT, name.name());
        }

        /** {@code NXOP_REGION}. */
        public Builder region(Region region) {
            return set(Setting.REGION, region.id());
        }

        /** {@code NXOP_SOURCE}. */
        public Builder source(SourceKind kind) {
            return set(Setting.SOURCE, kind.id());
        }

        /** {@code NXOP_SOURCE_ROLE}. Correct: {@code 285282426848/example-app}, a role's name, an ARN. Incorrect: a session's ARN. */
        public Builder sourceRole(String role) {
            return set(Setting.SOURCE_ROLE, role);
        }

        /** {@code NXOP_ALLOW_HTTP_STS}: STS may be asked over plain http beyond loopback, where secret keys can be read on the way. */
        public Builder allowHttpSts(boolean allow) {
            return set(Setting.ALLOW_HTTP_STS, String.valueOf(allow));
        }

        /** {@code NXOP_SESSION_NAME}: 2 to 64 characters of {@code [A-Za-z0-9_+=,.@-]}. */
        public Builder sessionName(String name) {
            return set(Setting.SESSION_NAME, name);
        }

        /** {@code NXOP_SESSION_TAGS}. Neither may hold a comma, nor a key an equals sign; an empty map means none. */
        public Builder sessionTags(Map<String, String> tags) {
            return set(Setting.SESSION_TAGS, SessionTagSyntax.format(tags));
        }

        /** {@code NXOP_SESSION_TAG_MODE}. */
        public Builder sessionTagMode(SessionTagMode mode) {
            return set(Setting.SESSION_TAG_MODE, mode.name());
        }

        /** {@code NXOP_SESSION_DURATION}. Correct: {@code Duration.ofMinutes(30)}. Incorrect: more than an hour. */
        public Builder sessionDuration(Duration duration) {
            return set(Setting.SESSION_DURATION, duration.toString());
        }

        /** {@code NXOP_EXTERNAL_ID}. */
        public Builder externalId(String externalId) {
            return set(Setting.EXTERNAL_ID, externalId);
        }

        /** {@code NXOP_SESSION_POLICY_FILE}. */
        public Builder sessionPolicyFile(String file) {
            return set(Setting.SESSION_POLICY_FILE, file);
        }

        /** {@code NXOP_CLUSTER_ARN}. */
        public Builder clusterArn(String arn) {
            return set(Setting.CLUSTER_ARN, arn);
        }

        /** {@code NXOP_NAMESPACE}. */
        public Builder namespace(String namespace) {
            return set(Setting.NAMESPACE, namespace);
        }

        /** {@code NXOP_SERVICE_ACCOUNT}. */
        public Builder serviceAccount(String serviceAccount) {
            return set(Setting.SERVICE_ACCOUNT, serviceAccount);
        }

        /** {@code NXOP_POD_NAME}. */
        public Builder podName(String podName) {
            return set(Setting.POD_NAME, podName);
        }

        /** {@code NXOP_POD_UID}. */
        public Builder podUid(String podUid) {
            return set(Setting.POD_UID, podUid);
        }

        /** {@code NXOP_VAULT_FILE}. */
        public Builder vaultFile(String file) {
            return set(Setting.VAULT_FILE, file);
        }

        /** {@code NXOP_VAULT_LIFETIME}: the TTL that Vault is asked for, from 15 minutes to 36 hours. */
        public Builder vaultLifetime(Duration ttl) {
            return set(Setting.VAULT_LIFETIME, ttl.toString());
        }

        /** {@code NXOP_VAULT_PROFILE}: the section of Vault's file, where it has several. */
        public Builder vaultProfile(String section) {
            return set(Setting.VAULT_PROFILE, section);
        }

        /** {@code NXOP_MSK_CLUSTER_ARN}. */
        public Builder mskClusterArn(String arn) {
            return set(Setting.MSK_CLUSTER_ARN, arn);
        }

        /** {@code NXOP_MSK_BOOTSTRAP_SERVERS}: {@code host:port,host:port}. */
        public Builder mskBootstrapServers(String servers) {
            return set(Setting.MSK_BOOTSTRAP_SERVERS, servers);
        }

        /** {@code NXOP_MSK_CONNECTIVITY}. */
        public Builder mskConnectivity(MskConnectivity connectivity) {
            return set(Setting.MSK_CONNECTIVITY, connectivity.name());
        }

        /** {@code NXOP_MSK_MECHANISM}. */
        public Builder mskMechanism(MskMechanism mechanism) {
            return set(Setting.MSK_MECHANISM, mechanism.name());
        }

        /** {@code NXOP_MSK_CA_FILE}. */
        public Builder mskCaFile(String file) {
            return set(Setting.MSK_CA_FILE, file);
        }

        /** {@code NXOP_DOCDB_CLUSTER_ID}. */
        public Builder docdbClusterId(String id) {
            return set(Setting.DOCDB_CLUSTER_ID, id);
        }

        /** {@code NXOP_DOCDB_ENDPOINT}: {@code host:port}. Incorrect: {@code mongodb://host:port}. */
        public Builder docdbEndpoint(String endpoint) {
            return set(Setting.DOCDB_ENDPOINT, endpoint);
        }

        /** {@code NXOP_DOCDB_CA_FILE}. */
        public Builder docdbCaFile(String file) {
            return set(Setting.DOCDB_CA_FILE, file);
        }

        /** {@code NXOP_DOCDB_DATABASE}. */
        public Builder docdbDatabase(String name) {
            return set(Setting.DOCDB_DATABASE, name);
        }

        private Builder set(Setting setting, String value) {
            values.put(setting, value);
            return this;
        }

        /** Every setting that is set, right or wrong: what a diagnosis shows where {@link #build} fails. */
        public List<SettingSeen> settings() {
            return environment.with(values).seen();
        }

        /** As {@link NxopConfig#strayVariables()}, for a diagnosis where {@link #build} fails. */
        public List<String> strayVariables() {
            return environment.strays();
        }

        /**
         * Reads and checks everything.
         *
         * @throws AccessException naming every setting that is missing or wrong
         */
        public NxopConfig build() {
            return new ConfigReader(environment.with(values)).read();
        }
    }
}
