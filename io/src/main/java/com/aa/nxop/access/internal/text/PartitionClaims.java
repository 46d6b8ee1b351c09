package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.AwsPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Looks whether all values are in one partition of AWS. For values that are right by themselves; about others it says nothing. */
public final class PartitionClaims {
    private static final Pattern ARN = Pattern.compile("arn:(?<partition>[a-z-]+):[a-z]+:(?<region>[a-z0-9-]*):.*");

    private final List<Claim> claims = new ArrayList<>();

    /** What one value says. */
    private record Claim(String name, String value, String partition, String how) {}

    /**
     * What is wrong with a region, compared with all that was looked at before.
     *
     * @param name of the value, for the text
     */
    public Optional<String> ofRegion(String name, String value) {
        return partition(value)
                .flatMap(partition ->
                        add(new Claim(name, value, partition, "that region is in the partition " + partition)));
    }

    /**
     * What is wrong with an ARN, alone or compared with the values before it.
     *
     * @param name of the value, for the text
     */
    public Optional<String> ofArn(String name, String value) {
        Matcher arn = ARN.matcher(value);
        if (!arn.matches() || !AwsPartition.isKnown(arn.group("partition"))) {
            return Optional.empty();
        }
        String partition = arn.group("partition");
        Optional<String> other = partition(arn.group("region")).filter(ofRegion -> !ofRegion.equals(partition));
        return other.isPresent()
                ? Optional.of("it begins with arn:" + partition + ":, but its region " + arn.group("region")
                        + " is in the partition " + other.get() + ". Correct the wrong one.")
                : add(new Claim(name, value, partition, "it begins with arn:" + partition + ":"));
    }

    private static Optional<String> partition(String region) {
        return AwsPartition.isRegion(region) ? AwsPartition.of(Region.of(region)) : Optional.empty();
    }

    private Optional<String> add(Claim claim) {
        Optional<Claim> other = claims.stream()
                .filter(known -> !known.partition().equals(claim.partition()))
                .findFirst();
        if (other.isEmpty()) {
            claims.add(claim);
        }
        return other.map(known -> claim.how() + ", but " + known.name() + " is " + ShownValue.of(known.value())
                + ", in the partition " + known.partition()
                + ". Correct the wrong one: no pod can assume a role of another partition.");
    }
}
