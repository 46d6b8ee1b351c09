package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.internal.io.AwsPartition;
import com.aa.nxop.access.internal.text.ShownValue;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Looks whether all that is configured is in one partition of AWS. For values that are right by themselves; others are reported elsewhere. */
final class PartitionCheck {
    private static final Pattern ARN = Pattern.compile("arn:(?<partition>[a-z-]+):[a-z]+:(?<region>[a-z0-9-]*):.*");

    private final ConfigInput input;
    private final List<Claim> claims = new ArrayList<>();

    PartitionCheck(ConfigInput input) {
        this.input = input;
    }

    /** What one setting says. */
    private record Claim(ConfiguredValue found, String partition, String how) {}

    /** @param source as far as it is known: only a role that it names counts */
    void check(Optional<SourceSettings> source) {
        region(Setting.REGION);
        region(Setting.AWS_REGION);
        arn(Setting.ROLE, CoreFinding.CONFIG_ROLE);
        if (source.flatMap(SourceSettings::namedRole).isPresent()) {
            arn(Setting.WEB_IDENTITY_ROLE, CoreFinding.CONFIG_ROLE);
        }
        arn(Setting.CLUSTER_ARN, CoreFinding.CONFIG_REGION);
    }

    private void region(Setting setting) {
        input.find(setting)
                .filter(found -> AwsPartition.isRegion(found.value()))
                .ifPresent(found -> AwsPartition.of(Region.of(found.value()))
                        .ifPresent(partition -> claim(
                                new Claim(found, partition, "that region is in the partition " + partition),
                                CoreFinding.CONFIG_REGION)));
    }

    /** Compares the ARN in that setting with all that was looked at before. */
    void arn(SettingName setting, Finding finding) {
        Optional<ConfiguredValue> found = input.find(setting);
        Matcher arn = ARN.matcher(found.map(ConfiguredValue::value).orElse(""));
        if (!arn.matches() || !AwsPartition.isKnown(arn.group("partition"))) {
            return;
        }
        String partition = arn.group("partition");
        Optional<String> ofRegion = Optional.of(arn.group("region"))
                .filter(AwsPartition::isRegion)
                .flatMap(region -> AwsPartition.of(Region.of(region)));
        if (ofRegion.filter(other -> !other.equals(partition)).isPresent()) {
            input.problem(
                    finding,
                    found.orElseThrow(),
                    "it begins with arn:" + partition + ":, but its region " + arn.group("region")
                            + " is in the partition " + ofRegion.get() + ". Correct the one that is wrong.");
            return;
        }
        claim(new Claim(found.orElseThrow(), partition, "it begins with arn:" + partition + ":"), finding);
    }

    private void claim(Claim claim, Finding finding) {
        Optional<Claim> other = claims.stream()
                .filter(known -> !known.partition().equals(claim.partition()))
                .findFirst();
        other.ifPresent(known -> input.problem(
                finding,
                claim.found(),
                claim.how() + ", but " + known.found().name() + " is "
                        + ShownValue.of(known.found().value())
                        + ", in the partition " + known.partition()
                        + ". Correct the one that is wrong: no role is assumed from one partition to another."));
        if (other.isEmpty()) {
            claims.add(claim);
        }
    }
}
