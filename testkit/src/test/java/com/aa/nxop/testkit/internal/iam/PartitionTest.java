package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class PartitionTest {
    @Test
    void isTheOneThatTheAwsSdkKnows() {
        for (Region region : Region.regions()) {
            if (region.isGlobalRegion()) {
                continue;
            }
            PartitionMetadata known = PartitionMetadata.of(region);
            assertThat(Partition.of(region.id()).id()).as(region.id()).isEqualTo(known.id());
            assertThat(Partition.of(region.id()).dnsSuffix()).isEqualTo(known.dnsSuffix());
        }
    }
}
