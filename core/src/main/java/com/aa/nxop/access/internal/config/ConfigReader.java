package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopEnvironment;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.io.HttpProxy;
import com.aa.nxop.access.internal.io.ProxyRules;
import com.aa.nxop.access.internal.text.MistypedRole;
import com.aa.nxop.access.internal.text.SessionTagSyntax;
import com.aa.nxop.access.internal.text.Workload;
import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;

/** Reads and checks the whole configuration; every problem is collected before any is thrown. For one use. */
public final class ConfigReader {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{1,20}){1,4}-\\d{1,3}");
    private static final Pattern CLUSTER_ARN = Pattern.compile(
            "arn:(?<partition>aws[a-z-]{0,20}):eks:[a-z0-9-]+:\\d{12}:cluster/[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    /** Stands in for a value that was reported as a problem, until the problems are thrown. */
    private static final TargetRole NO_ROLE = new TargetRole("aws", "000000000000", "none");

    private static final Region NO_REGION = Region.AWS_GLOBAL;

    private final Environment environment;
    private final ConfigProblems problems = new ConfigProblems();

    ConfigReader(Environment environment) {
        this.environment = environment;
    }

    AccessSettings read() {
        TargetRole role = role();
        Optional<NxopEnvironment> account = EnumSetting.read(
                environment,
                problems,
                Setting.ENVIRONMENT,
                List.of(NxopEnvironment.values()),
                name -> name.name().toLowerCase(Locale.ROOT));
        Optional<Region> awsRegion = region(Setting.AWS_REGION);
        Optional<Region> region = region(Setting.REGION).or(() -> awsRegion);
        if (region.isEmpty()
                && environment.find(Setting.REGION).isEmpty()
                && environment.find(Setting.AWS_REGION).isEmpty()) {
            problems.add(
                    CoreFinding.CONFIG_MISSING,
                    "NXOP_REGION is not set, and neither is AWS_REGION: the region is never guessed. Write for example"
                            + " NXOP_REGION=us-east-1.");
        }
        EndpointSettings endpoints = new EndpointReader(environment, problems).read();
        ProxyRules proxies = proxies(endpoints, awsRegion.or(() -> region));
        Optional<DefaultsMode> defaultsMode = EnumSetting.read(
                environment,
                problems,
                Setting.DEFAULTS_MODE,
                List.of(DefaultsMode.values()),
                mode -> mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Workload workload = workload();
        SessionSettings session = new SessionReader(environment, problems).read();
        SourceReader sourceReader = new SourceReader(environment, problems);
        Optional<SourceSettings> source = sourceReader.read();
        Optional<SourceRole> sourceRole = new SourceRoleReader(environment, problems).read(role, account, source);
        PartitionCheck partitions = new PartitionCheck(environment, problems);
        partitions.check(source);
        List<AdapterSettings<?>> adapters = AdapterValues.installed(environment);
        List<SettingName> names = AdapterValues.names(adapters);
        AdapterValues values = AdapterValues.read(
                adapters, new AdapterSettingsReader(environment, problems, partitions, region.orElse(NO_REGION)));
        UnknownVariables unknown = new UnknownVariables(names);
        environment
                .unknownBuilt(names)
                .forEach(name -> problems.add(CoreFinding.CONFIG_INVALID, unknown.problem(name)));
        problems.throwIfAny();
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

    /** What {@code auto} comes to. */
    private static DefaultsMode nearOrFar(Region resources, Region pod) {
        return resources.equals(pod) ? DefaultsMode.IN_REGION : DefaultsMode.CROSS_REGION;
    }

    private TargetRole role() {
        Optional<ConfiguredValue> found = environment.find(Setting.ROLE);
        if (found.isEmpty()) {
            problems.add(
                    CoreFinding.CONFIG_MISSING,
                    "NXOP_ROLE is not set: it names the role in the NXOP account, as the annotation"
                            + " runway.aa.com/pod-identity does. Write for example NXOP_ROLE=178549792225/example-role.");
            return NO_ROLE;
        }
        Optional<TargetRole> role = TargetRole.parse(found.get().value(), partition());
        if (role.isEmpty()) {
            problems.add(
                    CoreFinding.CONFIG_ROLE,
                    found.get(),
                    MistypedRole.explain(found.get().value())
                            .orElse(
                                    "it must be <12-digit account id>/<role name> or the ARN of a role. Write for example"
                                            + " 178549792225/example-role or arn:aws:iam::178549792225:role/example-role."));
        } else if (NxopEnvironment.isKpaas(role.get().accountId())) {
            problems.add(
                    CoreFinding.CONFIG_ROLE,
                    found.get(),
                    "it must be a role in the NXOP account, and account "
                            + role.get().accountId()
                            + " is KPaaS's, where the pod's own role is. Write for example 178549792225/example-role.");
        }
        return role.orElse(NO_ROLE);
    }

    /** Of the resources' region; a wrong one is reported where it is read. */
    private String partition() {
        return environment
                .find(Setting.REGION)
                .or(() -> environment.find(Setting.AWS_REGION))
                .map(ConfiguredValue::value)
                .filter(ConfigReader::isRegion)
                .flatMap(region -> AwsPartition.of(Region.of(region)))
                .orElse(AwsPartition.USUAL);
    }

    static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    private Optional<Region> region(Setting setting) {
        Optional<ConfiguredValue> found = environment.find(setting);
        if (found.isPresent() && !isRegion(found.get().value())) {
            problems.add(
                    CoreFinding.CONFIG_REGION,
                    found.get(),
                    "it must be the id of an AWS region. Write for example us-east-1.");
            return Optional.empty();
        }
        return found.map(value -> Region.of(value.value()));
    }

    private ProxyRules proxies(EndpointSettings endpoints, Optional<Region> region) {
        ProxyRules rules = environment.proxies().rules();
        endpoints
                .sts()
                .or(() -> region.map(known -> URI.create("https://" + AwsPartition.host("sts", known))))
                .flatMap(rules.forHttpsAlone()::of)
                .filter(proxy -> proxy.kind() == HttpProxy.Kind.UNKNOWN)
                .ifPresent(proxy -> problems.add(
                        CoreFinding.CONFIG_ENDPOINT,
                        proxy.origin()
                                + " does not name a proxy, and STS would be asked through it: it must be http://host:port,"
                                + " https://host:port or socks5://host:port. Correct it, or add the hosts that the pod reaches"
                                + " without a proxy to NO_PROXY."));
        return rules;
    }

    private Workload workload() {
        Optional<ConfiguredValue> arn = environment.find(Setting.CLUSTER_ARN);
        if (arn.isPresent() && !isArn(CLUSTER_ARN, arn.get().value())) {
            problems.add(
                    CoreFinding.CONFIG_WORKLOAD,
                    arn.get(),
                    "it must be the ARN of an EKS cluster. Write for example"
                            + " arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod.");
        }
        return new Workload(
                arn.map(ConfiguredValue::value),
                tagValue(Setting.NAMESPACE),
                tagValue(Setting.SERVICE_ACCOUNT),
                tagValue(Setting.POD_NAME),
                tagValue(Setting.POD_UID));
    }

    /** Whether it is of this form, and in a partition that there is. */
    static boolean isArn(Pattern form, String text) {
        Matcher arn = form.matcher(text);
        return arn.matches() && AwsPartition.isKnown(arn.group("partition"));
    }

    private Optional<String> tagValue(Setting setting) {
        Optional<ConfiguredValue> found = environment.find(setting);
        if (found.isPresent() && !SessionTagSyntax.isValue(found.get().value())) {
            problems.add(
                    CoreFinding.CONFIG_WORKLOAD,
                    found.get(),
                    "it becomes a session tag, for which STS takes at most 256 letters, digits, spaces and _.:/=+-@. Set it"
                            + " with the Downward API, as the example manifests do.");
        }
        return found.map(ConfiguredValue::value);
    }
}
