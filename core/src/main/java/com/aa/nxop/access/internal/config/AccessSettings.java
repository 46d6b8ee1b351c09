package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.text.RoleName;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;

/**
 * Everything that is configured, checked as a whole. Immutable but for what adapters read later.
 *
 * @param role to assume in the NXOP account
 * @param environment whose KPaaS account the source must belong to; not checked where absent
 * @param region of the NXOP resources
 * @param stsRegion the pod's own where {@code AWS_REGION} names it, as the nearest
 * @param sourceRole the role that the platform must give the pod; not checked where absent
 * @param proxies that lead to AWS
 * @param defaultsMode for clients of the NXOP resources; never {@code auto}, for which the AWS SDK would ask the metadata service where it is
 * @param sourceChoice how the source was chosen, and what else there was
 */
public record AccessSettings(
        TargetRole role,
        Optional<NxopEnvironment> environment,
        Region region,
        Region stsRegion,
        SourceSettings source,
        Optional<RoleName> sourceRole,
        SessionSettings session,
        Workload workload,
        EndpointSettings endpoints,
        ProxyRules proxies,
        DefaultsMode defaultsMode,
        SourceChoice sourceChoice,
        AdapterValues adapters) {
    /**
     * Reads and checks everything.
     *
     * @throws com.aa.nxop.access.AccessException naming every setting that is missing or wrong
     */
    public static AccessSettings read(Environment environment) {
        return new ConfigReader(environment).read();
    }

    /** As {@link #read}, from these variables alone. */
    public static AccessSettings of(Map<String, String> variables) {
        return read(Environment.of(variables));
    }

    /** Finds out which pod this is. */
    public WorkloadReader workloadReader(Path namespaceFile) {
        return source.workloadReader(workload, namespaceFile);
    }

    /** Whether the pod has what IRSA needs too, and nobody said which of the two to take. */
    public boolean passesOverWebIdentity() {
        return !sourceChoice.named() && sourceChoice.unused().contains(SourceKind.WEB_IDENTITY);
    }

    /** Whether an access made with either would do the same: values that are only shown, and where a value came from, make no difference. */
    public boolean hasEffectOf(AccessSettings other) {
        return effect().equals(other.effect());
    }

    /** Whether a session made with either would be the same, whatever the clients are that use it. */
    public boolean hasSessionOf(AccessSettings other) {
        return sessionEffect().equals(other.sessionEffect());
    }

    List<Object> effect() {
        List<Object> effect = new ArrayList<>(sessionEffect());
        effect.addAll(List.of(region, defaultsMode, adapters));
        return effect;
    }

    private List<Object> sessionEffect() {
        return List.of(
                role,
                environment,
                stsRegion,
                source,
                sourceRole,
                session,
                workload,
                endpoints,
                proxies,
                passesOverWebIdentity());
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "NxopConfig[" + role + ", " + environment.map(Enum::name).orElse("any environment") + ", " + region
                + ", source " + source + ", session " + session + "]";
    }
}
