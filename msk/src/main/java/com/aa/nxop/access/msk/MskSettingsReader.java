package com.aa.nxop.access.msk;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingsReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Reads where MSK is. All of it is optional: an application without Kafka sets none of it. */
public final class MskSettingsReader implements AdapterSettings<MskSettings> {
    private static final Pattern CLUSTER_ARN = Pattern.compile(
            "arn:(?<partition>aws[a-z-]{0,20}):kafka:(?<region>[a-z0-9-]{1,40}):\\d{12}:cluster/[A-Za-z0-9_-]{1,64}/[A-Za-z0-9-]{1,64}");
    private static final Pattern SERVERS = Pattern.compile(
            "[A-Za-z0-9._\\[\\]:-]{1,253}:\\d{1,5}(\\s*,\\s*[A-Za-z0-9._\\[\\]:-]{1,253}:\\d{1,5}){0,99}");

    /** For the service loader. */
    public MskSettingsReader() {}

    @Override
    public List<? extends SettingName> names() {
        return List.of(MskSetting.values());
    }

    @Override
    public MskSettings read(SettingsReader reader) {
        Optional<ConfiguredValue> arn = reader.find(MskSetting.CLUSTER_ARN);
        Optional<Region> region = arn.flatMap(found -> region(found, reader));
        Optional<String> servers = servers(reader);
        return new MskSettings(
                arn.map(ConfiguredValue::value),
                servers,
                reader.oneOf(
                        MskSetting.CONNECTIVITY,
                        List.of(BrokerConnectivity.values()),
                        value -> value.name().toLowerCase(Locale.ROOT)),
                reader.oneOf(MskSetting.MECHANISM, List.of(MskMechanism.values()), MskMechanism::name),
                reader.file(MskSetting.CA_FILE, MskFinding.CONFIG_MSK),
                region.orElse(reader.region()),
                reader.endpoint(MskSetting.CONTROL_PLANE));
    }

    private static Optional<Region> region(ConfiguredValue arn, SettingsReader reader) {
        Matcher matcher = CLUSTER_ARN.matcher(arn.value());
        if (!matcher.matches() || !reader.isPartition(matcher.group("partition"))) {
            reader.problem(
                    MskFinding.CONFIG_MSK,
                    arn,
                    "it must be the ARN of an MSK cluster. Write for example"
                            + " arn:aws:kafka:us-east-1:178549792225:cluster/name/0a1b2c3d-1111-2222-3333-444455556666-2.");
            return Optional.empty();
        }
        reader.comparePartition(MskSetting.CLUSTER_ARN, CoreFinding.CONFIG_REGION);
        String region = matcher.group("region");
        // AWS_REGION is where the pod is, which may be elsewhere; NXOP_REGION is said of the resources, and then both
        // must agree.
        reader.resourceRegion()
                .filter(nxop -> !nxop.value().equals(region))
                .ifPresent(nxop -> reader.problem(
                        MskFinding.CONFIG_MSK,
                        arn,
                        "the cluster is in " + region + ", but " + nxop.name() + " says " + nxop.value()
                                + ". Correct the wrong one: the SDK signs requests for one region."));
        return Optional.of(Region.of(region));
    }

    private static Optional<String> servers(SettingsReader reader) {
        Optional<ConfiguredValue> found = reader.find(MskSetting.BOOTSTRAP_SERVERS);
        if (found.isPresent() && !SERVERS.matcher(found.get().value()).matches()) {
            reader.problem(
                    MskFinding.CONFIG_MSK,
                    found.get(),
                    "it must be host:port,host:port. Write for example b-1.name.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9098.");
        }
        return found.map(ConfiguredValue::value);
    }
}
