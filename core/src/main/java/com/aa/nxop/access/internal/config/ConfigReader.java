package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.text.MistypedRole;
import com.aa.nxop.access.internal.text.RoleName;
import com.aa.nxop.access.internal.text.SessionTagSyntax;
import com.aa.nxop.access.internal.text.UnknownNames;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;

/** Reads and checks the whole configuration; every problem is collected before any is thrown. For one use. */
public final class ConfigReader {
    private static final Pattern CLUSTER_ARN = Pattern.compile(
            "arn:(?<partition>aws[a-z-]{0,20}):eks:[a-z0-9-]+:\\d{12}:cluster/[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    /** Stands in for a value that was reported as a problem, until the problems are thrown. */
    private static final TargetRole NO_ROLE = new TargetRole("aws", "000000000000", "none");

    private final ConfigInput input;

    ConfigReader(Environment environment) {
        this.input = new ConfigInput(environment);
    }

    AccessSettings read() {
        TargetRole role = role();
        Optional<NxopEnvironment> account = input.oneOf(
                Setting.ENVIRONMENT,
                List.of(NxopEnvironment.values()),
                name -> name.name().toLowerCase(Locale.ROOT));
        Optional<Region> awsRegion = region(Setting.AWS_REGION);
        Optional<Region> region = region(Setting.REGION).or(() -> awsRegion);
        if (!input.isSet(Setting.REGION) && !input.isSet(Setting.AWS_REGION)) {
            input.problem(
                    CoreFinding.CONFIG_MISSING,
                    "NXOP_REGION is not set, and neither is AWS_REGION. The SDK never guesses the region. Write for example"
                            + " NXOP_REGION=us-east-1.");
        }
        EndpointSettings endpoints = new EndpointReader(input).read(awsRegion.or(() -> region));
        ProxyRules proxies = proxies(endpoints, awsRegion.or(() -> region));
        Optional<DefaultsMode> defaultsMode = input.oneOf(
                Setting.DEFAULTS_MODE,
                List.of(DefaultsMode.values()),
                mode -> mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Workload workload = workload();
        SessionSettings session = new SessionReader(input).read();
        SourceReader sourceReader = new SourceReader(input);
        Optional<SourceSettings> source = sourceReader.read();
        Optional<RoleName> sourceRole = new SourceRoleReader(input).read(role, account, source);
        comparePartitions(source);
        List<AdapterSettings<?>> adapters = AdapterValues.installed(input.environment());
        List<SettingName> names = AdapterValues.names(adapters);
        AdapterValues values = AdapterValues.read(adapters, input);
        UnknownNames unknown = AdapterValues.unknown(names);
        input.environment()
                .unknownBuilt(names)
                .forEach(name -> input.problem(
                        CoreFinding.CONFIG_INVALID, unknown.problem(name.variable(), name.name(), name::spelt)));
        input.throwProblems();
        Region known = region.orElseThrow();
        return new AccessSettings(
                role,
                account,
                known,
                awsRegion.orElse(known),
                source.orElseThrow(),
                sourceRole,
                session,
                workload,
                endpoints,
                proxies,
                defaultsMode.orElse(DefaultsMode.LEGACY) == DefaultsMode.AUTO
                        ? nearOrFar(known, awsRegion.orElse(known))
                        : defaultsMode.orElse(DefaultsMode.LEGACY),
                sourceReader.choice(source.orElseThrow().kind()),
                values);
    }

    /** @param source as far as it is known: only a role that it names counts */
    private void comparePartitions(Optional<SourceSettings> source) {
        input.comparePartitionOfRegion(Setting.REGION);
        input.comparePartitionOfRegion(Setting.AWS_REGION);
        input.comparePartition(Setting.ROLE, CoreFinding.CONFIG_ROLE);
        if (source.flatMap(SourceSettings::namedRole).isPresent()) {
            input.comparePartition(Setting.WEB_IDENTITY_ROLE, CoreFinding.CONFIG_ROLE);
        }
        input.comparePartition(Setting.CLUSTER_ARN, CoreFinding.CONFIG_REGION);
    }

    /** What {@code auto} comes to. */
    private static DefaultsMode nearOrFar(Region resources, Region pod) {
        return resources.equals(pod) ? DefaultsMode.IN_REGION : DefaultsMode.CROSS_REGION;
    }

    private TargetRole role() {
        Optional<ConfiguredValue> found = input.find(Setting.ROLE);
        if (found.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_MISSING,
                    "NXOP_ROLE is not set: it names the role in the NXOP account, as the annotation"
                            + " runway.aa.com/pod-identity does. Write for example NXOP_ROLE=178549792225/example-role.");
            return NO_ROLE;
        }
        Optional<TargetRole> role = TargetRole.parse(
                found.get().value(), AwsPartition.of(input.region()).orElse(AwsPartition.USUAL));
        if (role.isEmpty()) {
            input.problem(
                    CoreFinding.CONFIG_ROLE,
                    found.get(),
                    MistypedRole.explain(found.get().value())
                            .orElse(
                                    "it must be <12-digit account id>/<role name> or the ARN of a role. Write for example"
                                            + " 178549792225/example-role or arn:aws:iam::178549792225:role/example-role."));
        } else if (NxopEnvironment.isKpaas(role.get().accountId())) {
            input.problem(
                    CoreFinding.CONFIG_ROLE,
                    found.get(),
                    "it must be a role in the NXOP account, but account "
                            + role.get().accountId()
                            + " belongs to KPaaS and has the pod's own role. Write for example 178549792225/example-role.");
        }
        return role.orElse(NO_ROLE);
    }

    private Optional<Region> region(Setting setting) {
        return input.checked(
                        setting,
                        AwsPartition::isRegion,
                        CoreFinding.CONFIG_REGION,
                        "it must be the id of an AWS region. Write for example us-east-1.")
                .filter(AwsPartition::isRegion)
                .map(Region::of);
    }

    private ProxyRules proxies(EndpointSettings endpoints, Optional<Region> region) {
        ProxyRules rules = input.environment().proxies().rules();
        endpoints
                .sts()
                .or(() -> region.map(known -> URI.create("https://" + AwsPartition.host("sts", known))))
                .flatMap(rules.forHttpsAlone()::of)
                .filter(proxy -> proxy.kind() == HttpProxy.Kind.UNKNOWN)
                .ifPresent(proxy -> input.problem(
                        CoreFinding.CONFIG_ENDPOINT,
                        proxy.origin()
                                + " does not name a proxy, but the SDK would call STS through it. Write http://host:port,"
                                + " https://host:port or socks5://host:port. Or add to NO_PROXY the hosts that the pod"
                                + " reaches without a proxy."));
        return rules;
    }

    private Workload workload() {
        return new Workload(
                input.checked(
                        Setting.CLUSTER_ARN,
                        arn -> AwsPartition.isArn(CLUSTER_ARN, arn),
                        CoreFinding.CONFIG_WORKLOAD,
                        "it must be the ARN of an EKS cluster. Write for example"
                                + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod."),
                tagValue(Setting.NAMESPACE),
                tagValue(Setting.SERVICE_ACCOUNT),
                tagValue(Setting.POD_NAME),
                tagValue(Setting.POD_UID));
    }

    private Optional<String> tagValue(Setting setting) {
        return input.checked(
                setting,
                SessionTagSyntax::isValue,
                CoreFinding.CONFIG_WORKLOAD,
                "it becomes a session tag, for which STS takes at most 256 letters, digits, spaces and _.:/=+-@. Set it"
                        + " with the Downward API, as the example manifests do.");
    }
}
