package com.aa.nxop.access;

import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.BuiltValue;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.config.Setting;
import com.aa.nxop.access.internal.text.SessionTagSyntax;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Everything the SDK needs to know, read once and checked as a whole. Immutable.
 *
 * <p>Each value is looked for in the builder, then among the system properties ({@code nxop.session.tags}), then among the
 * variables ({@code NXOP_SESSION_TAGS}). Token files are named here and read later, each time they are needed; a session policy
 * is read here.
 */
public final class NxopConfig {
    private final AccessSettings settings;

    NxopConfig(AccessSettings settings) {
        this.settings = settings;
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
        return settings.role();
    }

    /** The environment that the pod's own account is checked against; no check where absent. */
    public Optional<NxopEnvironment> environment() {
        return settings.environment();
    }

    /** The region of the NXOP resources. */
    public Region region() {
        return settings.region();
    }

    /** Where the pod's own credentials come from. */
    public SourceKind source() {
        return settings.source().kind();
    }

    AccessSettings settings() {
        return settings;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return settings.toString();
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Environment environment;
        private final List<BuiltValue> values = new ArrayList<>();

        private Builder(Environment environment) {
            this.environment = environment;
        }

        /**
         * The role in the NXOP account that the pod becomes, as in the annotation {@code runway.aa.com/pod-identity}.
         *
         * <p>{@code NXOP_ROLE}. Correct: {@code 178549792225/example-role}, an ARN. Incorrect: {@code example-role}.
         */
        public Builder role(String role) {
            return set(Setting.ROLE, role);
        }

        /**
         * The environment, which selects the KPaaS account that the pod's own credentials must belong to.
         *
         * <p>{@code NXOP_ENVIRONMENT}.
         */
        public Builder environment(NxopEnvironment name) {
            return set(Setting.ENVIRONMENT, name.name());
        }

        /**
         * The region of the NXOP resources.
         *
         * <p>{@code NXOP_REGION}.
         */
        public Builder region(Region region) {
            return set(Setting.REGION, region.id());
        }

        /**
         * The source of the pod's own credentials.
         *
         * <p>{@code NXOP_SOURCE}.
         */
        public Builder source(SourceKind kind) {
            return set(Setting.SOURCE, kind.id());
        }

        /**
         * The role that the platform must give the pod.
         *
         * <p>{@code NXOP_SOURCE_ROLE}. Correct: {@code 285282426848/example-app}, a role's name, an ARN. Incorrect: a session's ARN.
         */
        public Builder sourceRole(String role) {
            return set(Setting.SOURCE_ROLE, role);
        }

        /**
         * Whether the SDK may call STS over plain http at an address that is not loopback.
         *
         * <p>{@code NXOP_ALLOW_HTTP_STS}. Others on the network path can then read secret keys.
         */
        public Builder allowHttpSts(boolean allow) {
            return set(Setting.ALLOW_HTTP_STS, String.valueOf(allow));
        }

        /**
         * The regions in which the SDK asks STS while STS of the pod's region does not answer.
         *
         * <p>{@code NXOP_STS_FALLBACK_REGIONS}. Correct: {@code us-west-2,us-east-2}.
         */
        public Builder stsFallbackRegions(String regions) {
            return set(Setting.STS_FALLBACK_REGIONS, regions);
        }

        /**
         * A fixed role session name.
         *
         * <p>{@code NXOP_SESSION_NAME}. 2 to 64 characters of {@code [A-Za-z0-9_+=,.@-]}.
         */
        public Builder sessionName(String name) {
            return set(Setting.SESSION_NAME, name);
        }

        /**
         * Session tags of your own, in addition to the six tags that identify the pod.
         *
         * <p>{@code NXOP_SESSION_TAGS}. Keys and values must not contain a comma, and keys no equals sign. An empty map means none.
         */
        public Builder sessionTags(Map<String, String> tags) {
            return set(Setting.SESSION_TAGS, SessionTagSyntax.format(tags));
        }

        /**
         * Whether the SDK passes the six tags that identify the pod.
         *
         * <p>{@code NXOP_SESSION_TAG_MODE}.
         */
        public Builder sessionTagMode(SessionTagMode mode) {
            return set(Setting.SESSION_TAG_MODE, mode.name());
        }

        /**
         * How long a session lives.
         *
         * <p>{@code NXOP_SESSION_DURATION}. Correct: {@code Duration.ofMinutes(30)}. Incorrect: more than an hour.
         */
        public Builder sessionDuration(Duration duration) {
            return set(Setting.SESSION_DURATION, duration.toString());
        }

        /**
         * The external id that the role's trust policy asks for.
         *
         * <p>{@code NXOP_EXTERNAL_ID}.
         */
        public Builder externalId(String externalId) {
            return set(Setting.EXTERNAL_ID, externalId);
        }

        /**
         * AWS's source identity of the session, which CloudTrail shows.
         *
         * <p>{@code NXOP_SOURCE_IDENTITY}. Correct: {@code crew-app}, <code>{namespace}.{service-account}</code>. Incorrect: {@code crew app}.
         */
        public Builder sourceIdentity(String textOrFacts) {
            return set(Setting.SOURCE_IDENTITY, textOrFacts);
        }

        /**
         * A file with a JSON session policy that reduces what the session may do.
         *
         * <p>{@code NXOP_SESSION_POLICY_FILE}.
         */
        public Builder sessionPolicyFile(String file) {
            return set(Setting.SESSION_POLICY_FILE, file);
        }

        /**
         * The EKS cluster that the pod runs in.
         *
         * <p>{@code NXOP_CLUSTER_ARN}.
         */
        public Builder clusterArn(String arn) {
            return set(Setting.CLUSTER_ARN, arn);
        }

        /**
         * The pod's namespace.
         *
         * <p>{@code NXOP_NAMESPACE}.
         */
        public Builder namespace(String namespace) {
            return set(Setting.NAMESPACE, namespace);
        }

        /**
         * The pod's service account.
         *
         * <p>{@code NXOP_SERVICE_ACCOUNT}.
         */
        public Builder serviceAccount(String serviceAccount) {
            return set(Setting.SERVICE_ACCOUNT, serviceAccount);
        }

        /**
         * The pod's name.
         *
         * <p>{@code NXOP_POD_NAME}.
         */
        public Builder podName(String podName) {
            return set(Setting.POD_NAME, podName);
        }

        /**
         * The pod's UID.
         *
         * <p>{@code NXOP_POD_UID}.
         */
        public Builder podUid(String podUid) {
            return set(Setting.POD_UID, podUid);
        }

        /**
         * The file that the Vault Agent writes, or a folder with one file for each name.
         *
         * <p>{@code NXOP_VAULT_FILE}.
         */
        public Builder vaultFile(String file) {
            return set(Setting.VAULT_FILE, file);
        }

        /**
         * The TTL that the Vault Agent asks Vault for.
         *
         * <p>{@code NXOP_VAULT_LIFETIME}. From 15 minutes to 36 hours.
         */
        public Builder vaultLifetime(Duration ttl) {
            return set(Setting.VAULT_LIFETIME, ttl.toString());
        }

        /**
         * The section of Vault's file that holds the pod's credentials, if the file has several.
         *
         * <p>{@code NXOP_VAULT_PROFILE}.
         */
        public Builder vaultProfile(String section) {
            return set(Setting.VAULT_PROFILE, section);
        }

        /**
         * A setting by the name of its variable, for those of adapters: {@code set("NXOP_MSK_CLUSTER_ARN", arn)}.
         *
         * @param value blank to unset what a variable says
         */
        public Builder set(String variable, String value) {
            values.add(BuiltValue.ofBuilder(variable, value));
            return this;
        }

        /**
         * Settings by their names in lower camel case, as a tool's configuration has them: {@code nxopSessionTags} for
         * {@code NXOP_SESSION_TAGS}; or as their system properties. Options of others, which do not begin with {@code nxop}, are left alone.
         *
         * @param kind for messages, for example {@code JAAS option}
         */
        public Builder options(String kind, Map<String, ?> options) {
            options.entrySet().stream()
                    .flatMap(option -> BuiltValue.ofOption(kind, option).stream())
                    .forEach(values::add);
            return this;
        }

        private Builder set(Setting setting, String value) {
            return set(setting.variable(), value);
        }

        /**
         * Reads and checks everything.
         *
         * @throws AccessException naming every setting that is missing or wrong
         */
        public NxopConfig build() {
            return new NxopConfig(AccessSettings.read(environment.with(values)));
        }
    }
}
