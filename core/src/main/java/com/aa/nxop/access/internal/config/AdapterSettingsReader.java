package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/** Reads an adapter's settings from the same environment as core's, and collects its problems with core's. */
record AdapterSettingsReader(ConfigInput input, PartitionCheck partitions, Region region) implements SettingsReader {
    @Override
    public Optional<ConfiguredValue> find(SettingName name) {
        return input.find(name);
    }

    @Override
    public <E> Optional<E> oneOf(SettingName name, List<E> values, Function<E, String> word) {
        return input.oneOf(name, values, word);
    }

    @Override
    public Optional<Path> file(SettingName name, Finding finding) {
        return input.file(name, finding);
    }

    @Override
    public Optional<URI> endpoint(SettingName name) {
        return new EndpointReader(input).named(name);
    }

    @Override
    public Optional<ConfiguredValue> resourceRegion() {
        return find(Setting.REGION);
    }

    @Override
    public boolean isPartition(String name) {
        return AwsPartition.isKnown(name);
    }

    @Override
    public void comparePartition(SettingName arn, Finding finding) {
        partitions.arn(arn, finding);
    }

    @Override
    public void problem(Finding finding, String text) {
        input.problem(finding, text);
    }

    @Override
    public void problem(Finding finding, ConfiguredValue value, String ruleAndRemedy) {
        input.problem(finding, value, ruleAndRemedy);
    }
}
