package com.aa.nxop.access;

import com.aa.nxop.access.Environment.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Looks whether all that is configured is in one partition of AWS. For values that are right by themselves; others are reported elsewhere. */
final class PartitionCheck {
    private static final Pattern ARN = Pattern.compile("arn:(?<partition>[a-z-]+):[a-z]+:(?<region>[a-z0-9-]*):.*");

    private final Environment environment;
    private final Problems problems;
    private final List<Claim> claims = new ArrayList<>();

    PartitionCheck(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** What one setting says. */
    private record Claim(Found found, String partition, String how) {}

    /** @param source as far as it is known: only web identity's role counts */
    void check(Optional<SourceSettings> source) {
        region(Setting.REGION);
        region(Setting.AWS_REGION);
        arn(Setting.ROLE, Finding.CONFIG_ROLE);
        if (source.filter(SourceSettings.WebIdentity.class::isInstance).isPresent()) {
            arn(Setting.WEB_IDENTITY_ROLE, Finding.CONFIG_ROLE);
        }
        arn(Setting.CLUSTER_ARN, Finding.CONFIG_REGION);
        arn(Setting.MSK_CLUSTER_ARN, Finding.CONFIG_REGION);
    }

    private void region(Setting setting) {
        environment
                .find(setting)
                .filter(found -> ConfigReader.isRegion(found.value()))
                .ifPresent(found -> AwsPartition.of(Region.of(found.value()))
                        .ifPresent(partition -> claim(
                                new Claim(found, partition, "that region is in the partition " + partition),
                                Finding.CONFIG_REGION)));
    }

    private void arn(Setting setting, Finding finding) {
        Optional<Found> found = environment.find(setting);
        Matcher arn = ARN.matcher(found.map(Found::value).orElse(""));
        if (!arn.matches() || !AwsPartition.isKnown(arn.group("partition"))) {
            return;
        }
        String partition = arn.group("partition");
        Optional<String> ofRegion = Optional.of(arn.group("region"))
                .filter(ConfigReader::isRegion)
                .flatMap(region -> AwsPartition.of(Region.of(region)));
        if (ofRegion.filter(other -> !other.equals(partition)).isPresent()) {
            problems.add(
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
        other.ifPresent(known -> problems.add(
                finding,
                claim.found(),
                claim.how() + ", but " + known.found().name() + " is "
                        + Problems.shown(known.found().value())
                        + ", in the partition " + known.partition()
                        + ". Correct the one that is wrong: no role is assumed from one partition to another."));
        if (other.isEmpty()) {
            claims.add(claim);
        }
    }
}
