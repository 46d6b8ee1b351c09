package com.aa.nxop.access.internal.io;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsCnPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsUsGovPartitionMetadata;

/** AWS's partitions, as the AWS SDK knows them. They share no identities: no role is assumed from one to another. */
public final class AwsPartition {
    /** What a region is in that the AWS SDK does not know, as the AWS SDK itself takes it. */
    public static final String USUAL = "aws";

    /**
     * Where almost all regions are. To be asked for any partition, the AWS SDK loads its table of all services and regions: 390 classes, which
     * nothing else loads while an application starts (as of 2.57.8).
     */
    private static final List<PartitionMetadata> FREQUENT =
            List.of(new AwsPartitionMetadata(), new AwsCnPartitionMetadata(), new AwsUsGovPartitionMetadata());

    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{1,20}){1,4}-\\d{1,3}");

    private AwsPartition() {}

    /** Whether it has the form of a region's id. */
    public static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /**
     * Whether it is an ARN of this form, and in a partition that there is.
     *
     * @param form with a group {@code partition}
     */
    public static boolean isArn(Pattern form, String text) {
        Matcher arn = form.matcher(text);
        return arn.matches() && isKnown(arn.group("partition"));
    }

    public static boolean isKnown(String id) {
        return FREQUENT.stream().anyMatch(one -> one.id().equals(id)) || PartitionMetadata.of(id) != null;
    }

    /** Empty for a region that is newer than the AWS SDK and has no name of a known form. */
    @SuppressWarnings("exports") // For the SDK's own modules.
    public static Optional<String> of(Region region) {
        PartitionMetadata partition = with(region);
        // The name first: the table of regions takes time to load.
        boolean known = region.id().matches(partition.regionRegex()) || RegionMetadata.of(region) != null;
        return known ? Optional.of(partition.id()) : Optional.empty();
    }

    private static PartitionMetadata with(Region region) {
        return FREQUENT.stream()
                .filter(one -> region.id().matches(one.regionRegex()))
                .findFirst()
                .orElseGet(() -> PartitionMetadata.of(region));
    }

    /** Where AWS has a service in a region, for example {@code kafka.cn-north-1.amazonaws.com.cn}. */
    @SuppressWarnings("exports") // As above.
    public static String host(String service, Region region) {
        return service + "." + region.id() + "." + with(region).dnsSuffix();
    }

    /** The same for an endpoint of another kind, as the AWS SDK knows the partition's names. */
    @SuppressWarnings("exports") // As above.
    public static String host(String service, Region region, boolean fips, boolean dualStack) {
        PartitionMetadata partition = with(region);
        List<EndpointTag> tags = Stream.of(EndpointTag.FIPS, EndpointTag.DUALSTACK)
                .filter(tag -> tag.equals(EndpointTag.FIPS) ? fips : dualStack)
                .toList();
        PartitionEndpointKey kind = PartitionEndpointKey.builder().tags(tags).build();
        return partition
                .hostname(kind)
                .replace("{service}", service)
                .replace("{region}", region.id())
                .replace("{dnsSuffix}", partition.dnsSuffix(kind));
    }
}
