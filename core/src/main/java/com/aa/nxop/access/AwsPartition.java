package com.aa.nxop.access;

import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** AWS's partitions, as the AWS SDK knows them. They share no identities: no role is assumed from one to another. */
final class AwsPartition {
    /** What a region is in that the AWS SDK does not know, as the AWS SDK itself takes it. */
    static final String USUAL = "aws";

    private AwsPartition() {}

    static boolean isKnown(String id) {
        return PartitionMetadata.of(id) != null;
    }

    /** Empty for a region that is newer than the AWS SDK and has no name of a known form. */
    static Optional<String> of(Region region) {
        PartitionMetadata partition = PartitionMetadata.of(region);
        // The name first: the table of regions takes time to load.
        boolean known = region.id().matches(partition.regionRegex()) || RegionMetadata.of(region) != null;
        return known ? Optional.of(partition.id()) : Optional.empty();
    }
}
